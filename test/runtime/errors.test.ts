/** Retry, Catch, timeouts, and which names match what. */
import { branch, run, testCases, type Case } from "./cases";

const flaky = (retry: readonly object[], fields: object = {}): Case["states"] => ({
  task: { Type: "Task", Retry: retry, ...fields },
});
const boom = { error: "Boom", cause: "c" };

describe("Retry", () => {
  testCases([
    {
      name: "three more attempts after 1, 2 and 4 seconds by default",
      states: flaky([{ ErrorEquals: ["Boom"] }]),
      tasks: { task: [boom, boom, boom, { result: "ok" }] },
      expect: { output: "ok", seconds: 7, transitions: 4 },
    },
    {
      name: "IntervalSeconds, BackoffRate and MaxDelaySeconds",
      states: flaky([
        { ErrorEquals: ["States.ALL"], IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 60, MaxAttempts: 4 },
      ]),
      tasks: { task: [boom] },
      expect: { error: "Boom", cause: "c", seconds: 10 + 30 + 60 + 60, transitions: 5 },
    },
    {
      name: "each retrier has a count of its own, and only the first that matches counts",
      states: flaky([
        { ErrorEquals: ["A", "B"], MaxAttempts: 2 },
        { ErrorEquals: ["C"] },
        { ErrorEquals: ["States.ALL"], MaxAttempts: 5 },
      ]),
      tasks: { task: [{ error: "A" }, { error: "B" }, { error: "C" }, { error: "B" }, { result: "never" }] },
      expect: { error: "B", transitions: 4 },
    },
    {
      name: "a retrier without attempts keeps an error from those behind it",
      states: flaky(
        [
          { ErrorEquals: ["States.QueryEvaluationError"], MaxAttempts: 0 },
          { ErrorEquals: ["States.ALL"], MaxAttempts: 2 },
        ],
        { Output: "{% $states.result.missing %}" },
      ),
      expect: { error: "States.QueryEvaluationError", calls: [["task", {}]] },
    },
    {
      name: "a failing Output repeats the call",
      states: flaky([{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }], { Output: "{% $states.result.n + 1 %}" }),
      tasks: { task: [{ result: { n: "x" } }, { result: { n: 1 } }] },
      expect: {
        output: 2,
        calls: [
          ["task", {}],
          ["task", {}],
        ],
      },
    },
    {
      name: "Arguments are evaluated for each attempt, with RetryCount",
      states: flaky([{ ErrorEquals: ["States.ALL"] }], {
        Arguments: { retries: "{% $states.context.State.RetryCount %}", now: "{% $millis() %}" },
      }),
      tasks: { task: [boom, boom, { result: "ok" }] },
      options: { start: 0 },
      expect: {
        calls: [
          ["task", { retries: 0, now: 0 }],
          ["task", { retries: 1, now: 1000 }],
          ["task", { retries: 2, now: 3000 }],
        ],
      },
    },
    {
      name: "a Map begins again as a whole",
      states: {
        each: {
          Type: "Map",
          Items: "{% [1, 2] %}",
          MaxConcurrency: 1,
          ItemProcessor: branch({ task: { Type: "Task", Arguments: "{% $states.input %}" } }),
          Retry: [{ ErrorEquals: ["Boom"] }],
        },
      },
      tasks: { task: [{ result: 1 }, boom, { result: 3 }, { result: 4 }] },
      expect: {
        output: [3, 4],
        calls: [
          ["task", 1],
          ["task", 2],
          ["task", 1],
          ["task", 2],
        ],
        seconds: 1,
      },
    },
  ]);

  test("full jitter stays below the delay and repeats itself with the seed", async () => {
    const states = flaky([{ ErrorEquals: ["Boom"], IntervalSeconds: 100, JitterStrategy: "FULL", MaxAttempts: 1 }]);
    const seconds = async (seed: number): Promise<number> => {
      const { execution } = await run({ states, tasks: { task: [boom, { result: 1 }] }, options: { seed } });
      return (execution.stopTime - execution.startTime) / 1000;
    };
    const [one, again, other] = [await seconds(1), await seconds(1), await seconds(2)];
    expect(one).toBeLessThan(100);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
});

const caughtBy = (names: readonly string[], fields: object): Case["states"] => ({
  task: { Type: "Task", ...fields, Catch: [{ ErrorEquals: names, Next: "caught" }], Next: "through" },
  caught: { Type: "Pass", Output: "caught" },
  through: { Type: "Pass", Output: "through" },
});
const late = { result: 1, seconds: 20 };

describe("what matches", () => {
  testCases([
    {
      name: "States.TaskFailed matches an error of the task",
      states: caughtBy(["States.TaskFailed"], {}),
      tasks: { task: [boom] },
      expect: { output: "caught" },
    },
    {
      name: "States.TaskFailed does not match a timeout",
      states: caughtBy(["States.TaskFailed"], { TimeoutSeconds: 5 }),
      tasks: { task: [late] },
      expect: { error: "States.Timeout", seconds: 5 },
    },
    {
      name: "States.TaskFailed does not match an evaluation error",
      states: caughtBy(["States.TaskFailed"], { Output: "{% $states.result.missing %}" }),
      expect: { error: "States.QueryEvaluationError" },
    },
    {
      name: "States.Timeout matches a heartbeat that did not come",
      states: caughtBy(["States.Timeout"], { TimeoutSeconds: 60, HeartbeatSeconds: 5 }),
      tasks: { task: [late] },
      expect: { output: "caught", seconds: 5 },
    },
    {
      name: "States.HeartbeatTimeout matches it too, and no other timeout",
      states: caughtBy(["States.HeartbeatTimeout"], { TimeoutSeconds: 60, HeartbeatSeconds: 5 }),
      tasks: { task: [late] },
      expect: { output: "caught" },
    },
    {
      name: "a plain timeout is no heartbeat timeout",
      states: caughtBy(["States.HeartbeatTimeout"], { TimeoutSeconds: 5 }),
      tasks: { task: [late] },
      expect: { error: "States.Timeout" },
    },
    {
      name: "nothing catches States.Runtime",
      states: {
        both: {
          Type: "Parallel",
          Branches: [
            branch({
              choice: { Type: "Choice", Choices: [{ Condition: false, Next: "end" }] },
              end: { Type: "Succeed" },
            }),
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "caught" }],
        },
        caught: { Type: "Pass" },
      },
      expect: {
        error: "States.Runtime",
        cause:
          "An error occurred while executing the state 'choice' (entered at the event id #4). " +
          "Failed to transition out of the state. The state does not point to a next state.",
      },
    },
    {
      name: "an error in Arguments is caught, and nothing was called",
      states: caughtBy(["States.QueryEvaluationError"], { Arguments: "{% $states.input.missing %}" }),
      expect: { output: "caught", calls: [] },
    },
    {
      name: "a failure of the catcher's own is final: no later catcher, no retrier",
      states: {
        task: {
          Type: "Task",
          Retry: [{ ErrorEquals: ["States.QueryEvaluationError"] }],
          Catch: [
            { ErrorEquals: ["Boom"], Output: "{% $states.errorOutput.missing %}", Next: "end" },
            { ErrorEquals: ["States.ALL"], Next: "end" },
          ],
          Next: "end",
        },
        end: { Type: "Succeed" },
      },
      tasks: { task: [boom] },
      expect: { error: "States.QueryEvaluationError", cause: /specified for the field 'Catch\[0\]\/Output'/ },
    },
    {
      name: "a catcher reads how many retries were made",
      states: {
        task: {
          Type: "Task",
          Retry: [{ ErrorEquals: ["Boom"], MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ["Boom"], Output: "{% $states.context.State.RetryCount %}", Next: "end" }],
          Next: "end",
        },
        end: { Type: "Succeed" },
      },
      tasks: { task: [boom] },
      expect: { output: 2 },
    },
    {
      name: "a timeout is caught with an empty cause, and fails an execution without one",
      states: {
        task: {
          Type: "Task",
          TimeoutSeconds: "{% 2 + 3 %}",
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "end" }],
          Next: "end",
        },
        end: { Type: "Succeed" },
      },
      tasks: { task: [late] },
      expect: { output: { Error: "States.Timeout", Cause: "" }, seconds: 5 },
    },
    {
      name: "a task that never answers times out after all",
      states: { task: { Type: "Task" } },
      tasks: { task: [{ result: null, seconds: Infinity }] },
      options: { limits: { duration: Infinity } },
      expect: { error: "States.Timeout", seconds: 99_999_999 },
    },
  ]);
});

describe("Fail", () => {
  testCases([
    {
      name: "error and cause may be expressions",
      states: { fail: { Type: "Fail", Error: "{% $states.input.e %}", Cause: "{% 'because ' & $states.input.e %}" } },
      input: { e: "Sold" },
      expect: { error: "Sold", cause: "because Sold" },
    },
    {
      name: "an expression that fails takes the place of the error",
      states: { fail: { Type: "Fail", Error: "{% $states.input.e %}", Cause: "c" } },
      expect: {
        error: "States.QueryEvaluationError",
        cause:
          "An error occurred while executing the state 'fail' (entered at the event id #2). The JSONata expression " +
          "'$states.input.e' specified for the field 'Error' returned nothing (undefined).",
        events: ["ExecutionStarted", "FailStateEntered", "EvaluationFailed", "ExecutionFailed"],
      },
    },
    {
      name: "inside a Parallel its own error comes out, not States.BranchFailed",
      states: {
        both: {
          Type: "Parallel",
          Branches: [branch({ fail: { Type: "Fail", Error: "Mine", Cause: "c" } })],
          Catch: [
            { ErrorEquals: ["States.BranchFailed"], Next: "end" },
            { ErrorEquals: ["States.TaskFailed"], Next: "end" },
          ],
          Next: "end",
        },
        end: { Type: "Succeed" },
      },
      expect: { output: { Error: "Mine", Cause: "c" } },
    },
  ]);
});

describe("the time of the whole machine", () => {
  testCases([
    {
      name: "TimeoutSeconds ends it, whatever it would catch",
      states: {
        wait: { Type: "Wait", Seconds: 100, Next: "task" },
        task: { Type: "Task", Catch: [{ ErrorEquals: ["States.ALL"], Next: "end" }], Next: "end" },
        end: { Type: "Succeed" },
      },
      timeoutSeconds: 150,
      tasks: { task: [{ result: 1, seconds: 51 }] },
      expect: { status: "TIMED_OUT", seconds: 150 },
    },
    {
      name: "an Express workflow ends after five minutes",
      states: { wait: { Type: "Wait", Seconds: 301 } },
      options: { type: "EXPRESS" },
      expect: { status: "TIMED_OUT", seconds: 300 },
    },
    {
      name: "a wait of thirty days takes no time",
      states: { wait: { Type: "Wait", Seconds: "{% 30 * 24 * 3600 %}", Output: "{% $now() %}" } },
      expect: { output: "2026-01-31T00:00:00.000Z", seconds: 2_592_000 },
    },
  ]);
});
