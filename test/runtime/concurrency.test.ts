/** Parallel and Map: virtual time, order, bounds, and what a failure aborts. */
import { execute } from "../../runtime/interpreter/execute";
import { branch, machine, run, testCases } from "./cases";

const taskFor = (seconds: readonly number[]) => seconds.map((each) => ({ result: each, seconds: each }));

describe("virtual time", () => {
  testCases([
    {
      name: "branches run at the same time",
      states: {
        both: {
          Type: "Parallel",
          Branches: [
            branch({ long: { Type: "Wait", Seconds: 10 } }),
            branch({ short: { Type: "Wait", Seconds: 4, Next: "more" }, more: { Type: "Wait", Seconds: 3 } }),
          ],
        },
      },
      input: "in",
      expect: {
        output: ["in", "in"],
        seconds: 10,
        events: [
          "ExecutionStarted",
          "ParallelStateEntered",
          "ParallelStateStarted",
          "WaitStateEntered",
          "WaitStateEntered",
          "WaitStateExited",
          "WaitStateEntered",
          "WaitStateExited",
          "WaitStateExited",
          "ParallelStateSucceeded",
          "ParallelStateExited",
          "ExecutionSucceeded",
        ],
      },
    },
    {
      name: "outputs are in the order of the items, whoever is first",
      states: {
        each: {
          Type: "Map",
          Items: "{% [5, 1, 3] %}",
          ItemProcessor: branch({ wait: { Type: "Wait", Seconds: "{% $states.input %}", Output: "{% $now() %}" } }),
        },
      },
      expect: {
        output: ["2026-01-01T00:00:05.000Z", "2026-01-01T00:00:01.000Z", "2026-01-01T00:00:03.000Z"],
        seconds: 5,
      },
    },
    {
      name: "MaxConcurrency: a place that becomes free is taken",
      states: {
        each: {
          Type: "Map",
          Items: "{% [4, 2, 2, 1] %}",
          MaxConcurrency: "{% 2 %}",
          ItemProcessor: branch({ task: { Type: "Task", Output: "{% $now('[s]') %}" } }),
        },
      },
      tasks: { task: taskFor([4, 2, 2, 1]) },
      expect: { output: ["04", "02", "04", "05"], seconds: 5 },
    },
    {
      name: "at most forty iterations at a time",
      states: {
        each: { Type: "Map", Items: "{% [1..81] %}", ItemProcessor: branch({ wait: { Type: "Wait", Seconds: 1 } }) },
      },
      expect: { seconds: 3 },
    },
    {
      name: "MaxConcurrency 1 starts nothing behind a failure",
      states: {
        each: {
          Type: "Map",
          Items: "{% [1, 2, 3] %}",
          MaxConcurrency: 1,
          ItemProcessor: branch({ task: { Type: "Task", Arguments: "{% $states.input %}" } }),
        },
      },
      tasks: { task: [{ result: 1 }, { error: "Boom" }] },
      expect: {
        error: "Boom",
        calls: [
          ["task", 1],
          ["task", 2],
        ],
      },
    },
  ]);

  test("answers that come at the same moment come in the order of the calls, however long they really take", async () => {
    const states = {
      each: {
        Type: "Map",
        Items: "{% [30, 20, 10, 0] %}",
        ItemProcessor: branch({ task: { Type: "Task", Arguments: "{% $states.input %}" } }),
      },
    };
    const started: unknown[] = [];
    const execution = await execute(machine(states), {
      invoke: async (request) => {
        started.push(request.arguments);
        await new Promise((resolve) => setTimeout(resolve, Number(request.arguments)));
        return request.arguments;
      },
    });
    expect(started).toEqual([30, 20, 10, 0]);
    const answers = execution.history.map((event) => event.taskSucceededEventDetails?.output).filter(Boolean);
    expect(answers).toEqual(["30", "20", "10", "0"]);
    expect(execution.output).toEqual([30, 20, 10, 0]);
  });

  test("the same run twice has the same history, event by event", async () => {
    const each = {
      states: {
        each: {
          Type: "Map",
          Items: "{% [1..5] %}",
          ItemProcessor: branch({
            task: { Type: "Task", Retry: [{ ErrorEquals: ["Boom"], JitterStrategy: "FULL" }], Next: "id" },
            id: { Type: "Pass", Output: "{% [$uuid(), $random()] %}" },
          }),
        },
      },
      tasks: { task: [{ error: "Boom" }, { error: "Boom" }, { result: 1, seconds: 2 }] },
    };
    const [one, other] = [await run(each), await run(each)];
    expect(other.execution).toEqual(one.execution);
  });
});

describe("what a failure aborts", () => {
  const failing = branch({
    wait: { Type: "Wait", Seconds: 1, Next: "fail" },
    fail: { Type: "Fail", Error: "Boom", Cause: "c" },
  });

  testCases([
    {
      name: "the states of sibling branches, which make no further calls",
      states: {
        both: {
          Type: "Parallel",
          Branches: [
            failing,
            branch({ slow: { Type: "Task", Next: "never" }, never: { Type: "Task" } }),
            branch({ sleep: { Type: "Wait", Seconds: 60, Next: "never too" }, "never too": { Type: "Task" } }),
          ],
          Catch: [{ ErrorEquals: ["Boom"], Next: "after" }],
        },
        after: { Type: "Wait", Seconds: 100 },
      },
      tasks: { slow: [{ result: 1, seconds: 2 }] },
      expect: {
        calls: [["slow", {}]],
        seconds: 101,
        events: [
          "ExecutionStarted",
          "ParallelStateEntered",
          "ParallelStateStarted",
          "WaitStateEntered",
          "TaskStateEntered",
          "WaitStateEntered",
          "TaskScheduled",
          "TaskStarted",
          "WaitStateExited",
          "FailStateEntered",
          "TaskStateAborted",
          "WaitStateAborted",
          "ParallelStateFailed",
          "ParallelStateExited",
          "WaitStateEntered",
          "WaitStateExited",
          "ExecutionSucceeded",
        ],
      },
    },
    {
      name: "iterations, and what goes on inside them",
      states: {
        each: {
          Type: "Map",
          Items: "{% [1, 2] %}",
          ItemProcessor: branch({
            choice: {
              Type: "Choice",
              Choices: [{ Condition: "{% $states.input = 1 %}", Next: "wait" }],
              Default: "inner",
            },
            wait: { Type: "Wait", Seconds: 1, Next: "fail" },
            fail: { Type: "Fail", Error: "Boom" },
            inner: {
              Type: "Map",
              Items: ["a"],
              ItemProcessor: branch({ sleep: { Type: "Wait", Seconds: 60 } }),
            },
          }),
        },
      },
      expect: {
        error: "Boom",
        events: [
          "ExecutionStarted",
          "MapStateEntered",
          "MapStateStarted",
          "MapIterationStarted",
          "MapIterationStarted",
          "ChoiceStateEntered",
          "ChoiceStateEntered",
          "ChoiceStateExited",
          "ChoiceStateExited",
          "WaitStateEntered",
          "MapStateEntered",
          "MapStateStarted",
          "MapIterationStarted",
          "WaitStateEntered",
          "WaitStateExited",
          "FailStateEntered",
          "MapIterationFailed",
          "MapIterationAborted",
          "MapStateAborted",
          "MapIterationAborted",
          "WaitStateAborted",
          "MapStateFailed",
          "ExecutionFailed",
        ],
      },
    },
  ]);
});

describe("ItemSelector", () => {
  testCases([
    {
      name: "sees the item in the context object, and the input of the Map",
      states: {
        each: {
          Type: "Map",
          Items: "{% $states.input.items %}",
          ItemSelector: {
            item: "{% $states.context.Map.Item.Value %}",
            at: "{% $states.context.Map.Item.Index %}",
            all: "{% $count($states.input.items) %}",
          },
          ItemProcessor: branch({ pass: { Type: "Pass" } }),
        },
      },
      input: { items: ["a", "b"] },
      expect: {
        output: [
          { item: "a", at: 0, all: 2 },
          { item: "b", at: 1, all: 2 },
        ],
      },
    },
    {
      name: "an iteration does not see the item in the context object",
      states: {
        each: {
          Type: "Map",
          Items: [1],
          ItemProcessor: branch({ pass: { Type: "Pass", Output: "{% $states.context.Map.Item.Value %}" } }),
        },
      },
      expect: { error: "States.QueryEvaluationError", cause: /returned nothing \(undefined\)\./ },
    },
    {
      name: "Items that are no list fail the state, which can catch it",
      states: {
        each: {
          Type: "Map",
          Items: "{% 1 %}",
          ItemProcessor: branch({ pass: { Type: "Pass" } }),
          Catch: [
            { ErrorEquals: ["States.QueryEvaluationError"], Output: "{% $states.errorOutput.Cause %}", Next: "end" },
          ],
          Next: "end",
        },
        end: { Type: "Succeed" },
      },
      expect: {
        output:
          "An error occurred while executing the state 'each' (entered at the event id #2). The JSONata expression '1' " +
          "specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'number' for value: 1",
      },
    },
    {
      name: "a Map over nothing evaluates its Output, and catches what fails there",
      states: {
        none: {
          Type: "Map",
          Items: "{% [] %}",
          ItemProcessor: branch({ pass: { Type: "Pass" } }),
          Output: "{% $error('mine') %}",
          Catch: [
            { ErrorEquals: ["States.QueryEvaluationError"], Output: "{% $states.errorOutput.Cause %}", Next: "end" },
          ],
          Next: "end",
        },
        end: { Type: "Succeed" },
      },
      expect: {
        output:
          "An error occurred while executing the state 'none' (entered at the event id #2). The JSONata expression " +
          "'$error('mine')' specified for the field 'Output' threw an error during evaluation. D3137: mine",
        transitions: 2,
      },
    },
  ]);
});
