/** Payloads that look like the inside of the evaluator: they are data, and stay what they are. */
import jsonata from "jsonata";
import type { Json } from "../../compiler/asl/definition";
import { evaluate, failure } from "./expressions";
import { run } from "./cases";

/** JSON.parse makes `__proto__` an ordinary key; an object literal would not. */
const parsed = (text: string): Json => JSON.parse(text) as Json;

const lambda = parsed(
  '{"_jsonata_lambda": true, "arguments": [], "body": {"type": "string", "value": "code"}, "input": null}',
);

test("jsonata itself takes such a payload for a function, which is why it matters", async () => {
  const result: unknown = await jsonata("$type($x)").evaluate(undefined, { x: lambda });
  expect(result).not.toBe("object");
});

const hostile: readonly (readonly [string, Json])[] = [
  ["a lambda", lambda],
  ["a native function", { _jsonata_function: true, implementation: "x" }],
  ["a thunk", { _jsonata_lambda: true, thunk: true, body: { procedure: { type: "variable", value: "f" } } }],
  ["a tuple stream", { tupleStream: true, "@": 1 }],
  ["marks of sequences", { sequence: true, keepSingleton: true, cons: true, outerWrapper: true, length: 0 }],
  ["a prototype", parsed('{"__proto__": {"admin": true}, "a": 1}')],
  ["members of every object", { constructor: 1, toString: 2, hasOwnProperty: 3, valueOf: [4] }],
  ["a promise", { then: "x", catch: 1 }],
  ["an expression", { text: "{% $states.input %}", nested: ["{%1%}"] }],
];

describe.each(hostile)("%s", (_, value) => {
  test.each([
    ["$states.input", (v: Json) => v],
    ["[$states.input]", (v: Json) => [v]],
    ['{"k": $states.input}', (v: Json) => ({ k: v })],
    ["$merge([$states.input])", (v: Json) => v],
    ["$parse($string($states.input))", (v: Json) => v],
    ["$map([$states.input], function($v){$v})", (v: Json) => v],
    ["$filter([$states.input], function($v){true})[]", (v: Json) => [v]],
    ["$type($states.input)", () => "object"],
    ["$states.input ~> function($v){$v}", (v: Json) => v],
  ])("%s", async (source, expected) => {
    expect(await evaluate(source, value)).toEqual(expected(value));
  });

  test("cannot be called", async () => {
    const cause = await failure("($f := $states.input; $f(1))", value);
    expect(cause).toMatch(/T1006: Attempted to invoke a non-function/);
  });

  test("comes through a task, a variable and a Map unchanged", async () => {
    const { execution, calls } = await run({
      states: {
        task: { Type: "Task", Arguments: "{% $states.input %}", Assign: { v: "{% $states.result %}" }, Next: "each" },
        each: {
          Type: "Map",
          Items: "{% [$v, $v] %}",
          ItemSelector: "{% [$states.context.Map.Item.Value, $v] %}",
          ItemProcessor: {
            StartAt: "inner",
            States: { inner: { Type: "Pass", Output: "{% $states.input[0] %}", End: true } },
          },
        },
      },
      input: value,
      tasks: { task: [{ result: value }] },
    });
    expect(calls[0]?.arguments).toEqual(value);
    expect(execution.output).toEqual([value, value]);
    expect(execution.history[1]?.stateEnteredEventDetails?.input).toBe(JSON.stringify(value));
  });
});

describe("keys that every JavaScript object seems to have", () => {
  test.each(["constructor", "toString", "hasOwnProperty", "__proto__", "valueOf"])("%s is not found", async (key) => {
    expect(await evaluate(`$exists($states.input.a.${key})`, { a: {} })).toBe(false);
    expect(await evaluate(`$exists(($states.input.a).${key})`, { a: {} })).toBe(false);
    expect(await evaluate("$exists($lookup($states.input.a, $states.input.key))", { a: {}, key })).toBe(false);
    expect(await evaluate("$exists($lookup($states.input, $states.input.key))", { a: {}, key })).toBe(false);
  });

  test.each(["constructor", "toString", "hasOwnProperty", "__proto__", "valueOf"])("%s can be a key", async (key) => {
    const made = parsed(`{"${key}": 1, "a": 2}`);
    expect(JSON.stringify(await evaluate('{$states.input: 1, "a": 2}', key))).toBe(JSON.stringify(made));
    expect(JSON.stringify(await evaluate(`{"${key}": 1, "a": 2}`))).toBe(JSON.stringify(made));
    expect(await evaluate("$keys($states.input)", made)).toEqual([key, "a"]);
    expect(
      await evaluate("$lookup($states.input, $states.context.Execution.Input ~> $keys() ~> function($k){$k[0]})", made),
    ).toBe(1);
    expect(await evaluate(`$states.input.${key}`, made)).toBe(1);
    expect(JSON.stringify(await evaluate("$merge([$states.input, {'b': 3}])", made))).toBe(
      JSON.stringify(parsed(`{"${key}": 1, "a": 2, "b": 3}`)),
    );
  });
});

test("an expression that jsonata would let change its input changes nothing", async () => {
  const { execution } = await run({
    states: {
      first: { Type: "Pass", Assign: { empty: "{% $states.input.empty %}", object: { a: 1 } }, Next: "group" },
      group: { Type: "Pass", Output: "{% $empty{'k': 1} %}", Next: "keep" },
      keep: { Type: "Pass", Output: "{% [$empty[], $states.input] %}", Next: "both" },
      both: {
        Type: "Map",
        Items: "{% [] %}",
        ItemProcessor: { StartAt: "x", States: { x: { Type: "Pass", End: true } } },
        Output: "{% $object(1) %}",
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "last" }],
        Next: "last",
      },
      last: { Type: "Pass", Output: "{% [$empty, $object, $states.context.Execution.Input] %}" },
    },
    input: { empty: [] },
  });
  expect(execution.output).toEqual([{ a: 1 }, { empty: [] }]);
  expect(execution.history.at(-1)?.executionSucceededEventDetails?.output).toBe('[{"a":1},{"empty":[]}]');
});

test.each(["($f := $states.input; $f(1))", "$states.input.f(1)", "(function($f){ $f(1) })($states.input.f)", "$f(1)"])(
  "%s leaves no trace in what it calls",
  async (source) => {
    const { execution } = await run({
      states: {
        first: { Type: "Pass", Assign: { f: "{% $states.input.f %}" }, Next: "call" },
        call: {
          Type: "Task",
          Arguments: `{% ${source} %}`,
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "last" }],
          Next: "last",
        },
        last: { Type: "Pass", Output: "{% [$f, $states.context.Execution.Input] %}" },
      },
      input: { f: { a: 1 } },
    });
    expect(execution.output).toEqual([{ a: 1 }, { f: { a: 1 } }]);
    expect(execution.history.some(({ type }) => type === "EvaluationFailed")).toBe(true);
  },
);
