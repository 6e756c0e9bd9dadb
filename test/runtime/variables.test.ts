/** Assign and Output: when they read, when they take effect, and in which scope. */
import { branch, testCases } from "./cases";

describe("Assign and Output of a state", () => {
  testCases([
    {
      name: "both read the variables from before the state, whatever their order",
      states: {
        first: { Type: "Pass", Assign: { a: 1, b: 2 }, Next: "swap" },
        swap: { Type: "Pass", Assign: { a: "{% $b %}", b: "{% $a %}" }, Output: "{% [$a, $b] %}", Next: "last" },
        last: { Type: "Pass", Output: { before: "{% $states.input %}", after: "{% [$a, $b] %}" } },
      },
      expect: { output: { before: [1, 2], after: [2, 1] } },
    },
    {
      name: "a failing Assign assigns nothing at all",
      states: {
        first: { Type: "Pass", Assign: { a: 1 }, Next: "task" },
        task: {
          Type: "Task",
          Assign: { a: 2, b: "{% $states.result.missing %}" },
          Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "after" }],
          Next: "after",
        },
        after: { Type: "Pass", Output: "{% [$a, $exists($b)] %}" },
      },
      expect: { output: [1, false] },
    },
    {
      name: "null is a value, in templates and variables",
      states: {
        first: { Type: "Pass", Assign: { a: null }, Next: "last" },
        last: { Type: "Pass", Output: { a: "{% $a %}", b: null, c: ["{% null %}"] } },
      },
      expect: { output: { a: null, b: null, c: [null] } },
    },
    {
      name: "a matching rule uses its own Assign and Output only",
      states: {
        choice: {
          Type: "Choice",
          Choices: [
            { Condition: "{% $states.input.n = 0 %}", Assign: { x: "zero" }, Next: "last" },
            { Condition: "{% $states.input.n = 1 %}", Assign: { x: "one" }, Output: "", Next: "last" },
          ],
          Default: "last",
          Assign: { x: "other" },
          Output: "from the state",
        },
        last: { Type: "Pass", Output: "{% [$x, $states.input] %}" },
      },
      input: { n: 1 },
      expect: { output: ["one", ""] },
    },
    {
      name: "the default uses the Assign and Output of the state",
      states: {
        choice: {
          Type: "Choice",
          Choices: [{ Condition: "{% false %}", Assign: { x: "rule" }, Next: "last" }],
          Default: "last",
          Assign: { x: "other" },
          Output: "from the state",
        },
        last: { Type: "Pass", Output: "{% [$x, $states.input] %}" },
      },
      expect: { output: ["other", "from the state"] },
    },
    {
      name: "a rule without Output hands the input on, and later conditions are not evaluated",
      states: {
        choice: {
          Type: "Choice",
          Choices: [
            { Condition: true, Next: "last" },
            { Condition: "{% $nothing %}", Next: "last" },
          ],
          Default: "last",
          Output: "from the state",
        },
        last: { Type: "Succeed" },
      },
      input: "in",
      expect: { output: "in" },
    },
    {
      name: "a catcher's Assign and Output see the error and the input of the state",
      states: {
        task: {
          Type: "Task",
          Assign: { state: "assigned" },
          Catch: [
            { ErrorEquals: ["Other"], Next: "last" },
            {
              ErrorEquals: ["Boom"],
              Assign: { e: "{% $states.errorOutput.Error %}" },
              Output: { in: "{% $states.input %}", error: "{% $states.errorOutput %}" },
              Next: "last",
            },
          ],
          Next: "last",
        },
        last: { Type: "Pass", Output: "{% [$e, $exists($state), $states.input] %}" },
      },
      input: 7,
      tasks: { task: [{ error: "Boom", cause: "loud" }] },
      expect: { output: ["Boom", false, { in: 7, error: { Error: "Boom", Cause: "loud" } }] },
    },
    {
      name: "a catcher without Output hands the error on",
      states: {
        task: { Type: "Task", Catch: [{ ErrorEquals: ["States.ALL"], Next: "last" }], Next: "last" },
        last: { Type: "Succeed" },
      },
      tasks: { task: [{ error: "Boom", cause: "loud" }] },
      expect: { output: { Error: "Boom", Cause: "loud" } },
    },
    {
      name: "Output of a Task can read its result, which is the output by default",
      states: {
        one: { Type: "Task", Next: "two" },
        two: { Type: "Task", Arguments: "{% $states.input %}", Output: "{% $states.result.n + 1 %}" },
      },
      tasks: { one: [{ result: { n: 1 } }], two: [{ result: { n: 2 } }] },
      expect: {
        output: 3,
        calls: [
          ["one", {}],
          ["two", { n: 1 }],
        ],
      },
    },
  ]);
});

describe("scopes", () => {
  testCases([
    {
      name: "iterations read outer variables; their own vanish with them",
      states: {
        first: { Type: "Pass", Assign: { base: 10 }, Next: "each" },
        each: {
          Type: "Map",
          Items: "{% [1, 2, 3] %}",
          ItemProcessor: branch({
            set: { Type: "Pass", Assign: { own: "{% $base + $states.input %}" }, Next: "get" },
            get: { Type: "Pass", Output: "{% $own %}" },
          }),
          Assign: { sum: "{% $sum($states.result) %}" },
          Next: "last",
        },
        last: { Type: "Pass", Output: "{% [$sum, $exists($own)] %}" },
      },
      expect: { output: [36, false] },
    },
    {
      name: "sibling branches may use one name, each for itself",
      states: {
        both: {
          Type: "Parallel",
          Branches: [1, 2].map((n) =>
            branch({
              [`set${n}`]: { Type: "Pass", Assign: { x: n }, Next: `get${n}` },
              [`get${n}`]: { Type: "Pass", Output: "{% $x %}" },
            }),
          ),
        },
      },
      expect: { output: [1, 2] },
    },
    {
      name: "a name that is assigned on the way to the Map may not be assigned inside",
      states: {
        first: { Type: "Pass", Assign: { x: 1 }, Next: "each" },
        each: {
          Type: "Map",
          Items: [1],
          ItemProcessor: branch({ inner: { Type: "Pass", Assign: { x: 2 } } }),
        },
      },
      expect: { error: "States.Runtime", cause: /The variable name 'x' was already defined in a parent scope\./ },
    },
    {
      name: "a name that is assigned after the Map is free inside",
      states: {
        each: {
          Type: "Map",
          Items: [1],
          ItemProcessor: branch({ inner: { Type: "Pass", Assign: { x: 2 } } }),
          Assign: { x: 3 },
          Next: "last",
        },
        last: { Type: "Pass", Output: "{% $x %}" },
      },
      expect: { output: 3 },
    },
    {
      name: "a variable that is null inside hides nothing and is no missing one",
      states: {
        first: { Type: "Pass", Assign: { x: null }, Next: "each" },
        each: {
          Type: "Map",
          Items: [1],
          ItemProcessor: branch({ inner: { Type: "Pass", Output: "{% [$x, $exists($x)] %}" } }),
        },
      },
      expect: { output: [[null, true]] },
    },
  ]);
});
