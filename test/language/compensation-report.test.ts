/** What the Cause of an execution says of what could not be undone: what the function cannot know of is in it as well. */
import { join } from "node:path";
import type { Definition, Json } from "../../compiler/asl/definition";
import { execute } from "../../runtime/interpreter/execute";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import { readFileSync } from "node:fs";

const folder = join(__dirname, "../fixtures/compensate/long-reports");
const definition = JSON.parse(readFileSync(join(folder, "expected.asl.json"), "utf8")) as Definition;

/** Every `put` but the last is done, and nothing can be undone. */
const invoke = ({ arguments: given }: InvokeRequest): Json => {
  const { FunctionName, Payload } = given as { FunctionName: string; Payload: unknown };
  if (!FunctionName.includes("Put")) throw new TaskFailure("Stuck", JSON.stringify({ errorMessage: "it is gone" }));
  if (Payload === 1000) throw new TaskFailure("Full", JSON.stringify({ errorMessage: "no room" }));
  return { Payload: `id ${String(Payload)}` };
};

async function reportOf(name: string): Promise<unknown> {
  const input = { count: 1, owner: { name, note: "" } };
  const { error, cause = "" } = await execute(definition, { input, invoke });
  expect(error).toBe("CompensationFailed");
  return JSON.parse(cause);
}

// Under the names that the variables have in the machine: its map says what the source calls them.
test("what each block reads stands beside its error", async () => {
  const failed = { name: "Stuck", message: "it is gone" };
  expect(await reportOf("Ann")).toEqual({
    original: { name: "Full", message: "no room" },
    failed: [
      { compensation: 2, ...failed, data: { put: "id 0" } },
      { compensation: 1, ...failed, data: { put: "id -1", recordName: "Ann" } },
    ],
  });
});

test("what is long is left out", async () => {
  expect(await reportOf("n".repeat(400))).toMatchObject({ failed: [{}, { compensation: 1 }] });
  expect(JSON.stringify(await reportOf("n".repeat(400)))).not.toContain("nnn");
});
