/** Definitions that the runtime does not execute: a FAILED execution that says why. */
import { execute } from "../../runtime/interpreter/execute";
import { branch, testCases, type Case } from "./cases";

const pass = { Type: "Pass" };
const refusal = (name: string, states: Case["states"], cause: string | RegExp) => ({
  name,
  states,
  expect: { error: "States.Runtime", cause, events: ["ExecutionStarted", "ExecutionFailed"] },
});

testCases([
  refusal(
    "a JSONPath state in a JSONata machine",
    { pass: { Type: "Pass", QueryLanguage: "JSONPath" } },
    "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/pass",
  ),
  refusal("a field of JSONPath", { pass: { Type: "Pass", Result: 1 } }, /field 'Result' is only supported for/),
  refusal("an unknown type", { odd: { Type: "Odd" } }, /no states of the type "Odd" at \/States\/odd/),
  refusal(
    "a reader of items in an inline Map",
    {
      each: {
        Type: "Map",
        ItemReader: { Resource: "arn:aws:states:::s3:getObject" },
        ItemProcessor: { StartAt: "x", States: { x: { ...pass, End: true } } },
      },
    },
    /ItemReader needs a distributed Map at \/States\/each/,
  ),
  refusal("a missing target", { a: { Type: "Pass", Next: "b" } }, /Missing 'Next' target: b at \/States\/a/),
  refusal("neither Next nor End", { a: { Type: "Pass", End: false } }, /neither Next nor End/),
  refusal(
    "wrong syntax",
    { a: { Type: "Pass", Output: { v: "{% 1 + %}" } } },
    /^Invalid State Machine Definition: 'INVALID_JSONATA_EXPRESSION: .* at \/States\/a\/Output\/v'$/,
  ),
  refusal(
    "a bare name, inside a function too",
    {
      p: {
        Type: "Parallel",
        Branches: [branch({ b: { Type: "Pass", Output: ["{% $map([1], function($v){ phone }) %}"] } })],
      },
    },
    "Invalid State Machine Definition: 'UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/p/Branches[0]/States/b/Output[0]'",
  ),
  refusal("$", { a: { Type: "Pass", Output: "{% $.a %}" } }, /Reference to '\$' at the top level is not supported\./),
  refusal("$$", { a: { Type: "Pass", Output: "{% $$.a %}" } }, /Reference to '\$\$' is not supported\./),
  refusal(
    "$states.errorOutput outside of a catcher",
    { a: { Type: "Pass", Output: "{% $states.errorOutput.Error %}" } },
    /Field '\$states\.errorOutput' does not exist\. at \/States\/a\/Output/,
  ),
  refusal(
    "$states.result in Arguments",
    { a: { Type: "Task", Arguments: "{% $states.result %}" } },
    /Field '\$states\.result' does not exist\. at \/States\/a\/Arguments/,
  ),
  {
    name: "names in later steps, predicates and sort terms are none",
    states: { a: { Type: "Pass", Output: "{% $states.input.list[n > 1]^(>n).{'m': n, 'own': $} %}" } },
    input: { list: [{ n: 1 }, { n: 2 }, { n: 3 }] },
    expect: {
      output: [
        { m: 3, own: { n: 3 } },
        { m: 2, own: { n: 2 } },
      ],
    },
  },
]);

test("a text that is no JSON", async () => {
  const execution = await execute("{", {});
  expect(execution).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  expect(execution.cause).toMatch(/^The definition is no JSON text\./);
});

test("JSONPath is the language of a machine that names none", async () => {
  const text = '{"StartAt":"a","States":{"a":{"Type":"Pass","Parameters":{"n.$":"$.m"},"End":true}}}';
  expect((await execute(text, { input: { m: 1 } })).output).toEqual({ n: 1 });
  const mixed = '{"StartAt":"a","States":{"a":{"Type":"Pass","Output":1,"End":true}}}';
  expect((await execute(mixed)).cause).toMatch(/field 'Output' is only supported for the 'JSONata' QueryLanguage/);
});

test("states may be JSONata one by one", async () => {
  const text = '{"StartAt":"a","States":{"a":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% 1 %}","End":true}}}';
  expect((await execute(text)).output).toBe(1);
});
