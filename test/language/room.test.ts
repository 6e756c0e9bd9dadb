/** A stack of compensations never outgrows its variable: with no room for more, nothing more happens, and all is undone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition, Json } from "../../compiler/asl/definition";
import { execute } from "../../runtime/interpreter/execute";
import type { Execution, InvokeRequest } from "../../runtime/interpreter/execution";

/** What of all that was taken has not been given back, by the numbers in what a fixture's tasks are given. */
async function run(
  fixture: string,
  input: Json,
  tasks: { readonly take: string; readonly give: string },
): Promise<{ readonly execution: Execution; readonly taken: number; readonly held: number }> {
  const file = join(__dirname, "../fixtures", fixture, "expected.asl.json");
  const held = new Set<string>();
  let taken = 0;
  const invoke = ({ arguments: given }: InvokeRequest): Json => {
    const { FunctionName, Payload } = given as { FunctionName: string; Payload: { readonly id?: string } };
    if (FunctionName.includes(tasks.give)) held.delete(Payload.id ?? "");
    if (!FunctionName.includes(tasks.take)) return { Payload: null };
    const id = `${++taken} ${"x".repeat(3_000)}`;
    held.add(id);
    return { Payload: id };
  };
  const execution = await execute(JSON.parse(readFileSync(file, "utf8")) as Definition, { input, invoke });
  return { execution, taken, held: held.size };
}

const noRoom = { status: "FAILED", error: "TooManyCompensations" };

test("in a loop, a call is not made when there is no room to register how to undo it", async () => {
  const lines = Array.from({ length: 80 }, () => ({ sku: "s", count: 1 }));
  const { execution, taken, held } = await run("compensate/loop", lines, { take: "Reserve", give: "Cancel" });
  expect(execution).toMatchObject(noRoom);
  expect({ taken, held }).toEqual({ taken: 29, held: 0 });
});

test("members share the room, because what they register meets behind the group", async () => {
  const lines = Array.from({ length: 10 }, (_, at) => ({ item: `${at}`, count: 8 }));
  const order = { lines, at: "shelf", bounded: false };
  const { execution, taken, held } = await run("compensate/iterations", order, { take: "Take", give: "PutBack" });
  expect(execution).toMatchObject(noRoom);
  expect({ taken, held }).toEqual({ taken: 30, held: 0 });
});
