/** States in JSONPath mode: what they take of their input and leave of their output, and how they fail. */
import { branch, testCases } from "../cases";

const item = { Type: "Pass" };
const prefix = (name: string, id = 2) =>
  `An error occurred while executing the state '${name}' (entered at the event id #${id}). `;
const choice = (rule: object) => ({
  pick: { Type: "Choice", Choices: [{ ...rule, Next: "yes" }], Default: "no" },
  yes: { Type: "Pass", Result: "yes" },
  no: { Type: "Pass", Result: "no" },
});
const chosen = (name: string, rule: object, output: "yes" | "no") =>
  ({
    name,
    language: "JSONPath",
    states: choice(rule),
    input: { s: "foo*bar", n: 5, b: true, t: "2016-08-18T17:33:00.5Z", nil: null },
    expect: { output },
  }) as const;

testCases([
  {
    name: "a task takes InputPath and Parameters, gives ResultSelector, ResultPath and OutputPath",
    language: "JSONPath",
    states: {
      call: {
        Type: "Task",
        InputPath: "$.in",
        Parameters: { "whole.$": "$", list: [{ "n.$": "$.n" }], literal: "$.n", "name.$": "$$.State.Name" },
        ResultSelector: { "kept.$": "$.value" },
        ResultPath: "$.out.result",
        OutputPath: "$.out",
      },
    },
    input: { in: { n: 1 }, out: { old: true } },
    tasks: { call: [{ result: { value: 2, dropped: 3 } }] },
    expect: {
      calls: [["call", { whole: { n: 1 }, list: [{ n: 1 }], literal: "$.n", name: "call" }]],
      output: { old: true, result: { kept: 2 } },
    },
  },
  {
    name: "in Assign, $ is the raw result of a task, and the variables are read by later states only",
    language: "JSONPath",
    states: {
      call: {
        Type: "Task",
        Assign: { "all.$": "$", "sum.$": "States.MathAdd($.value, 1)" },
        ResultSelector: { "kept.$": "$.value" },
        Next: "read",
      },
      read: { Type: "Pass", Parameters: { "a.$": "$all.value", "s.$": "$sum", "k.$": "$.kept" } },
    },
    tasks: { call: [{ result: { value: 2 } }] },
    expect: { output: { a: 2, s: 3, k: 2 } },
  },
  {
    name: "ResultPath null drops the result; InputPath null is an empty object",
    language: "JSONPath",
    states: {
      call: { Type: "Task", InputPath: null, ResultPath: null },
    },
    input: { n: 1 },
    tasks: { call: [{ result: 2 }] },
    expect: { output: { n: 1 }, calls: [["call", {}]] },
  },
  {
    name: "ResultPath into an element of a list",
    language: "JSONPath",
    states: { a: { Type: "Pass", Result: { x: 1 }, ResultPath: "$[1].payload" } },
    input: [{ a: 1 }, { id: 7 }, 4],
    expect: { output: [{ a: 1 }, { id: 7, payload: { x: 1 } }, 4] },
  },
  ...["$.x", "$.x.y", "$[0]"].map((ResultPath) => ({
    name: `ResultPath ${ResultPath} does not apply to a text`,
    language: "JSONPath" as const,
    states: { a: { Type: "Pass", ResultPath } },
    input: "text",
    expect: {
      error: "States.ResultPathMatchFailure",
      cause: `Unable to apply Reference Path ${ResultPath} to input "text"`,
    },
  })),
  {
    name: "what ResultPath cannot do can be caught, and the catcher puts the error into the input",
    language: "JSONPath",
    states: {
      call: {
        Type: "Task",
        ResultPath: "$.a.b",
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Assign: { "seen.$": "$.Error" }, Next: "after" }],
        Next: "after",
      },
      after: { Type: "Pass", Parameters: { "all.$": "$", "seen.$": "$seen" } },
    },
    input: { a: 1 },
    tasks: { call: [{ result: 1 }] },
    expect: {
      output: {
        all: {
          a: 1,
          error: {
            Error: "States.ResultPathMatchFailure",
            Cause: 'Unable to apply Reference Path $.a.b to input {"a":1}',
          },
        },
        seen: "States.ResultPathMatchFailure",
      },
    },
  },
  {
    name: "a path that leads nowhere is States.Runtime, which nothing catches",
    language: "JSONPath",
    states: {
      call: {
        Type: "Task",
        Parameters: { deep: { "v.$": "$.no" } },
        Retry: [{ ErrorEquals: ["States.ALL"] }],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "after" }],
        Next: "after",
      },
      after: item,
    },
    input: { n: 1 },
    expect: {
      error: "States.Runtime",
      cause: `${prefix("call")}The JSONPath '$.no' specified for the field 'v.$' could not be found in the input '{"n":1}'`,
      seconds: 0,
    },
  },
  {
    name: "a variable that has no value",
    language: "JSONPath",
    states: { a: { Type: "Pass", Parameters: { "v.$": "$nope.x" } } },
    expect: {
      error: "States.Runtime",
      cause: `${prefix("a")}The JSONPath '$nope.x' specified for the field 'v.$' could not be found in the input '{}'`,
    },
  },
  {
    name: "a Map over ItemsPath with an ItemSelector, MaxConcurrencyPath, and items of the context",
    language: "JSONPath",
    states: {
      each: {
        Type: "Map",
        InputPath: "$.scoped",
        ItemsPath: "$$.Execution.Input.ids",
        MaxConcurrencyPath: "$.most",
        ItemSelector: { "id.$": "$$.Map.Item.Value", "at.$": "$$.Map.Item.Index", "most.$": "$.most" },
        Iterator: branch({ one: item }),
        ResultPath: "$.all",
      },
    },
    input: { ids: [7, 8], scoped: { most: "1" } },
    expect: {
      output: {
        ids: [7, 8],
        scoped: { most: "1" },
        all: [
          { id: 7, at: 0, most: "1" },
          { id: 8, at: 1, most: "1" },
        ],
      },
    },
  },
  {
    name: "items that are not there",
    language: "JSONPath",
    states: { each: { Type: "Map", ItemsPath: "$.a.items", Iterator: branch({ one: item }) } },
    input: { a: { b: 1 } },
    expect: { error: "States.ReferencePathConflict", cause: 'Unable to apply step "items" to input {"a":{"b":1}}' },
  },
  {
    name: "items that are no list",
    language: "JSONPath",
    states: { each: { Type: "Map", ItemsPath: "$.a", Iterator: branch({ one: item }) } },
    input: { a: 1 },
    expect: {
      error: "States.Runtime",
      cause: 'Reference path "$.a" must point to array.',
      events: ["ExecutionStarted", "MapStateEntered", "ExecutionFailed"],
    },
  },
  {
    name: "TimeoutSecondsPath",
    language: "JSONPath",
    states: { call: { Type: "Task", TimeoutSecondsPath: "$.limit" } },
    input: { limit: 3 },
    tasks: { call: [{ result: 1, seconds: 4 }] },
    expect: { error: "States.Timeout", seconds: 3 },
  },
  {
    name: "SecondsPath of a text",
    language: "JSONPath",
    states: { rest: { Type: "Wait", InputPath: "$.in", SecondsPath: "$.s", OutputPath: "$.kept" } },
    input: { in: { s: "5", kept: 1 } },
    expect: { output: 1, seconds: 5 },
  },
  {
    name: "a missing path in a rule",
    language: "JSONPath",
    states: choice({ Variable: "$.no", StringEquals: "x" }),
    input: {},
    expect: {
      error: "States.Runtime",
      cause: `${prefix("pick")}Invalid path '$.no': The choice state's condition path references an invalid value.`,
    },
  },
  {
    name: "a missing operand, behind a part that decides",
    language: "JSONPath",
    states: choice({
      And: [
        { Variable: "$.n", NumericEquals: 2 },
        { Variable: "$.n", NumericEqualsPath: "$.no" },
      ],
    }),
    input: { n: 1 },
    expect: { output: "no" },
  },
  {
    name: "no rule and no default",
    language: "JSONPath",
    states: { pick: { Type: "Choice", Choices: [{ Variable: "$.n", IsNull: true, Next: "pick" }] } },
    input: { n: 1 },
    expect: {
      error: "States.Runtime",
      cause: `${prefix("pick")}Failed to transition out of the state. The state does not point to a next state.`,
    },
  },
  chosen("StringMatches", { Variable: "$.s", StringMatches: "f*o*b*r" }, "yes"),
  chosen("StringMatches with an escaped asterisk", { Variable: "$.s", StringMatches: "foo\\*bar" }, "yes"),
  chosen("StringMatches to the end", { Variable: "$.s", StringMatches: "*ba" }, "no"),
  chosen("StringMatches does not use a character twice", { Variable: "$.s", StringMatches: "foo*bar*bar" }, "no"),
  chosen("a text is no number", { Variable: "$.s", NumericEquals: 5 }, "no"),
  chosen("NumericGreaterThanEquals", { Variable: "$.n", NumericGreaterThanEquals: 5 }, "yes"),
  chosen("BooleanEqualsPath", { Variable: "$.b", BooleanEqualsPath: "$.b" }, "yes"),
  chosen("timestamps in different zones", { Variable: "$.t", TimestampEquals: "2016-08-18T18:33:00.500+01:00" }, "yes"),
  chosen("TimestampLessThan", { Variable: "$.t", TimestampLessThan: "2016-08-18T17:33:00.500000001Z" }, "yes"),
  chosen("IsTimestamp", { Variable: "$.t", IsTimestamp: true }, "yes"),
  chosen("IsTimestamp of a text", { Variable: "$.s", IsTimestamp: true }, "no"),
  chosen("IsNull", { Variable: "$.nil", IsNull: true }, "yes"),
  chosen("IsPresent of null", { Variable: "$.nil", IsPresent: true }, "yes"),
  chosen("IsPresent false", { Variable: "$.a.b.c", IsPresent: false }, "yes"),
  chosen(
    "Not and Or",
    {
      Not: {
        Or: [
          { Variable: "$.n", NumericEquals: 5 },
          { Variable: "$.no", IsPresent: true },
        ],
      },
    },
    "no",
  ),
]);
