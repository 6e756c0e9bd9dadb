/** Workflows whose calls overlap, around machines made by hand: any legal order is right, a missing call is not. */
import type { Definition } from "../../compiler/asl/definition";
import { sleep } from "sfn-compile";
import { Code } from "../../src/testing/code";
import { Disagreement } from "../../src/testing/disagreement";
import { when } from "../../src/testing/stub";
import { runTrial } from "../../src/testing/trial";
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";
import { call, handMade, task } from "./hand-made";

afterAll(removeTemporaryFolders);

const root = temporaryProject({
  "workflows/quotes.ts": `
    import { sleep } from "sfn-compile";
    /** @task */
    export async function ask(shop: string): Promise<number> { return shop.length; }
    /** @task */
    export async function note(total: number): Promise<void> {}
    /** @workflow */
    export async function quotes(shops: string[]): Promise<number> {
      const prices = await Promise.all(shops.map(async (shop) => ask(shop)));
      const total = prices.reduce((sum, price) => sum + price, 0);
      await sleep("1 minute");
      await note(total);
      return total;
    }`,
});

const file = "workflows/quotes.ts";
const definition: Definition = {
  QueryLanguage: "JSONata",
  StartAt: "each shop",
  States: {
    "each shop": {
      Type: "Map",
      Items: "{% $states.context.Execution.Input %}",
      ItemProcessor: {
        StartAt: "ask",
        States: { ask: call("Ask", "{% $states.input %}", { Output: "{% $states.result.Payload %}", End: true }) },
      },
      Assign: { total: "{% $sum($states.result) %}" },
      Next: "wait",
    },
    wait: { Type: "Wait", Seconds: 60, Next: "note" },
    note: call("Note", "{% $total %}", { Output: "{% $total %}", End: true }),
  },
};
const subject = handMade({
  root,
  name: "quotes",
  file,
  definition,
  tasks: [task(file, "ask", ["shop"]), task(file, "note", ["total"])],
});
const code = new Code(subject);

const ask = async (shop: string): Promise<number> => shop.length;
const note = async (total: number): Promise<void> => void total;
const shops = ["slow", "fast", "other"];
const simulate = (machine: Definition, ...stubs: ReturnType<typeof when>[]) =>
  runTrial(
    { ...subject, workflow: { ...subject.workflow, definition: machine } },
    { code, stubs: [when(note, undefined), ...stubs], input: shops },
  );

const slowly = when(ask, async (shop) => {
  await sleep(shop === "slow" ? "1 hour" : "1 second");
  return shop.length;
});

test("real tasks overlap", async () => {
  const run = await simulate(definition);
  expect(run.output).toBe(13);
  expect(run.calls(ask).flat().sort()).toEqual(["fast", "other", "slow"]);
});

test("the slowest one decides how long it takes", async () => {
  const run = await simulate(definition, slowly);
  expect(run.duration).toBe(3_660_000);
  expect(run.calls(note)).toEqual([[13]]);
});

test("one that fails is the error of all", async () => {
  const run = await simulate(
    definition,
    when(ask, async (shop) => {
      if (shop === "fast") throw new RangeError("closed");
      return 1;
    }),
  );
  expect(run.error).toEqual({ name: "RangeError", message: "closed" });
  expect(run.calls(note)).toEqual([]);
});

test.each([
  ["a shop not asked", '"{% $states.context.Execution.Input %}"', '"{% $states.context.Execution.Input[[0,1]] %}"'],
  ["a shop asked for another", '"Payload":"{% $states.input %}"', '"Payload":"fast"'],
  ["another sum", "$sum($states.result)", "$count($states.result)"],
  ["a call with another argument", '"Payload":"{% $total %}"', '"Payload":0'],
])("%s is found out", async (_, from, to) => {
  const text = JSON.stringify(definition);
  expect(text).toContain(from);
  const machine = JSON.parse(text.replace(from, () => to)) as Definition;
  await expect(simulate(machine, slowly)).rejects.toThrow(Disagreement);
});
