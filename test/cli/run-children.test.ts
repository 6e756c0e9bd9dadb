/** `run` of a workflow that calls others: they run as well, and only what lies outside of the project needs an answer. */
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const source = `
  import { sleep, start } from "sfn-compile";
  export class Declined extends Error { override name = "Declined"; }
  /** @task */
  export async function charge(total: number): Promise<string> {
    if (total > 100) throw new Declined("too much");
    return "p" + total;
  }
  /** @workflow */
  export async function settle(order: { total: number }): Promise<string> {
    await sleep("1 hour");
    return await charge(order.total);
  }
  /**
   * @workflow
   * @express
   */
  export async function price(id: string): Promise<number> { return id.length * 10; }
  /** @workflow */
  export async function order(id: string): Promise<{ paid: string; begun: string }> {
    const total = await price(id);
    const begun = await start(settle, { total: 1 }, { name: "later" });
    try {
      return { paid: await settle({ total }), begun };
    } catch (error) {
      if (error instanceof Declined) return { paid: "declined: " + error.message, begun };
      throw error;
    }
  }
`;

const cwd = temporaryProject({ "workflows/order.ts": source });

async function run(id: string, ...more: readonly string[]) {
  const { stdout, stderr } = await sfnCompile(
    cwd,
    ["run", "workflows/order.ts#order", "--input", "-", "--json", ...more],
    { stdin: JSON.stringify(id) },
  );
  expect(stderr).toBe("");
  const {
    output,
    milliseconds,
    calls,
  }: { output: unknown; milliseconds: number; calls: { task: string; payload: unknown }[] } = JSON.parse(stdout);
  return { output, milliseconds, calls: calls.map(({ task, payload }) => [task, payload]) };
}

const begun = "arn:aws:states:us-east-1:123456789012:execution:settle:later";

test("children run with their own tasks, on the clock of the call", async () => {
  const { output, milliseconds, calls } = await run("ab");
  expect(output).toEqual({ paid: "p20", begun });
  expect(milliseconds).toBe(3_600_000);
  expect(calls).toEqual([
    ["price", "ab"],
    ["charge", 1],
    ["settle", { total: 1 }],
    ["charge", 20],
    ["settle", { total: 20 }],
  ]);
});

test("a task of a child can be made to fail, and a child be answered", async () => {
  const answers = { price: { response: { Output: "30", Status: "SUCCEEDED" } } };
  const { output, calls } = await run("ab", "--fail", "charge=Declined:no", "--answers", JSON.stringify(answers));
  expect(output).toEqual({ paid: "declined: no", begun });
  expect(calls.at(-1)).toEqual(["settle", { total: 30 }]);
});
