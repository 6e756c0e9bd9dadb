/** What `invoke` is asked, and what may come of it. */
import type { HistoryEvent as AwsHistoryEvent } from "@aws-sdk/client-sfn";
import type { Json } from "../../compiler/asl/definition";
import { execute, Outcome, TaskFailure, type HistoryEvent, type InvokeRequest } from "../../src/runtime";
import { branch, machine, testCases } from "./cases";

const task = (fields: object = {}) => machine({ task: { Type: "Task", ...fields } });

test("a request says what is asked, by whom and when", async () => {
  const requests: InvokeRequest[] = [];
  await execute(task({ Arguments: { FunctionName: "f", Payload: "{% $states.input %}" }, TimeoutSeconds: 7 }), {
    input: { n: 1 },
    name: "run-1",
    stateMachineName: "machine-1",
    start: new Date(86_400_000),
    invoke: (request) => void requests.push(request),
  });
  expect(requests[0]).toMatchObject({
    state: "task",
    resource: "arn:aws:states:::lambda:invoke",
    arguments: { FunctionName: "f", Payload: { n: 1 } },
    attempt: 1,
    time: 86_400_000,
    taskTimeoutSeconds: 7,
    context: {
      Execution: {
        Id: "arn:aws:states:us-east-1:111111111111:execution:machine-1:run-1",
        Input: { n: 1 },
        Name: "run-1",
        StartTime: "1970-01-02T00:00:00.000Z",
        RedriveCount: 0,
      },
      State: { EnteredTime: "1970-01-02T00:00:00.000Z", Name: "task", RetryCount: 0 },
      StateMachine: { Name: "machine-1" },
    },
  });
});

test("what a stub does to its arguments and its result does not reach the machine", async () => {
  const result = { list: [1] };
  const execution = await execute(
    machine({
      one: { Type: "Task", Arguments: "{% $states.input %}", Assign: { r: "{% $states.result %}" }, Next: "two" },
      two: { Type: "Task", Output: "{% [$states.context.Execution.Input, $r] %}" },
    }),
    {
      input: { a: 1 },
      invoke: (request) => {
        Object.assign(request.arguments as object, { a: "changed" });
        Object.assign((request.context as { Execution: { Input: object } }).Execution.Input, { a: "changed" });
        result.list.push(2);
        return request.state === "one" ? result : null;
      },
    },
  );
  expect(execution.output).toEqual([{ a: 1 }, { list: [1, 2] }]);
});

class SoldOut extends Error {
  override readonly name = "SoldOut";
}

test.each<[string, unknown, { error: string; cause: string }]>([
  ["a TaskFailure", new TaskFailure("E", "text"), { error: "E", cause: "text" }],
  [
    "an error with a name",
    new SoldOut("none left"),
    {
      error: "SoldOut",
      cause: '{"errorType":"SoldOut","errorMessage":"none left"}',
    },
  ],
  ["a TypeError", new TypeError("x"), { error: "TypeError", cause: '{"errorType":"TypeError","errorMessage":"x"}' }],
  ["a string", "text", { error: "string", cause: '{"errorType":"string","errorMessage":"text"}' }],
])("%s that is thrown fails the task", async (_, thrown, failure) => {
  const execution = await execute(task(), {
    invoke: () => {
      throw thrown;
    },
  });
  expect(execution).toMatchObject({ status: "FAILED", ...failure });
});

test.each<[string, unknown, Json]>([
  ["nothing", undefined, null],
  ["a Date", new Date(0), "1970-01-01T00:00:00.000Z"],
  ["members without JSON", { a: undefined, b: [undefined, NaN] }, { b: [null, null] }],
])("%s comes back as JSON", async (_, result, output) => {
  expect((await execute(task(), { invoke: () => result as Json })).output).toEqual(output);
});

test("without invoke every task fails", async () => {
  expect(await execute(task())).toMatchObject({ error: "NoInvoke" });
});

test("an Outcome takes its time", async () => {
  const execution = await execute(task(), { invoke: () => new Outcome(1, { milliseconds: 1500 }) });
  expect(execution.stopTime - execution.startTime).toBe(1500);
});

describe("a job", () => {
  testCases([
    {
      name: "is submitted before it is done",
      states: { task: { Type: "Task", Resource: "arn:aws:states:::states:startExecution.sync:2" } },
      tasks: { task: [{ result: { Output: 1 } }] },
      expect: {
        output: { Output: 1 },
        events: [
          "ExecutionStarted",
          "TaskStateEntered",
          "TaskScheduled",
          "TaskStarted",
          "TaskSubmitted",
          "TaskSucceeded",
          "TaskStateExited",
          "ExecutionSucceeded",
        ],
      },
    },
  ]);
});

test("events have the shape that the AWS SDK gives them", async () => {
  const execution = await execute(
    machine({
      map: {
        Type: "Map",
        Items: "{% [1, 2] %}",
        ItemProcessor: branch({ task: { Type: "Task", TimeoutSeconds: 1, HeartbeatSeconds: 1 } }),
        Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["States.ALL"], Assign: { x: 1 }, Next: "end" }],
      },
      end: { Type: "Succeed" },
    }),
    { invoke: () => new Outcome(1, { milliseconds: Infinity }) },
  );
  const aws = (event: HistoryEvent): AwsHistoryEvent => event;
  expect(execution.history.map(aws).every(({ timestamp }) => timestamp instanceof Date)).toBe(true);
  expect(execution.history.find(({ type }) => type === "MapStateExited")).toEqual({
    id: expect.any(Number) as number,
    previousEventId: expect.any(Number) as number,
    timestamp: new Date("2026-01-01T00:00:03.000Z"),
    type: "MapStateExited",
    stateExitedEventDetails: {
      name: "map",
      output: '{"Error":"States.Timeout","Cause":""}',
      outputDetails: { truncated: false },
      assignedVariables: { x: "1" },
      assignedVariablesDetails: { truncated: false },
    },
  });
});

test("fake timers of a test do not stop the virtual clock", async () => {
  jest.useFakeTimers();
  try {
    const execution = await execute(machine({ wait: { Type: "Wait", Seconds: 60 } }));
    expect(execution.status).toBe("SUCCEEDED");
  } finally {
    jest.useRealTimers();
  }
});
