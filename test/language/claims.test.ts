/** What `!` and casts claim is checked when it runs: a list never quietly lacks an element, a text is never taken for a list. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition, Json } from "../../compiler/asl/definition";
import { execute } from "../../runtime/interpreter/execute";
import type { Execution } from "../../runtime/interpreter/execution";

function run(fixture: string, input: Json): Promise<Execution> {
  const file = join(__dirname, "../fixtures/values", fixture, "expected.asl.json");
  const definition = JSON.parse(readFileSync(file, "utf8")) as Definition;
  return execute(definition, { input, invoke: () => ({ Payload: 1 }) });
}

const otherThanClaimed = {
  status: "FAILED",
  cause: expect.stringContaining("a value is not of the type that the program claims"),
};

test.each<[string, Json]>([
  ["a variable", []],
  ["the result of a function", [{ id: "a" }]],
  ["what a callback yields", [{ id: "a" }, { id: "c" }]],
])("an element that is missing: %s", async (_, items) => {
  expect(await run("claimed-by-name", { items })).toMatchObject(otherThanClaimed);
});

test("an element of a list that is spread", async () => {
  expect(await run("spread-of-claims", { text: '[{"tags":"abc"}]' })).toMatchObject(otherThanClaimed);
});
