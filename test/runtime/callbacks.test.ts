/** Tasks that wait: for tokens, heartbeats, workers, and for answers that never come; and executions that are stopped. */
import { Clock } from "../../runtime/interpreter/clock";
import { execute, start } from "../../runtime/interpreter/execute";
import type { CallbackTask, ExecuteOptions, Execution } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import { machine } from "./cases";

const waiting = {
  Type: "Task",
  Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  Arguments: { token: "{% $states.context.Task.Token %}" },
  TimeoutSeconds: 60,
  HeartbeatSeconds: 20,
};
const text = machine({ wait: waiting });

async function told(options: ExecuteOptions): Promise<{ execution: Execution; seconds: number; types: string }> {
  const execution = await execute(text, options);
  const types = execution.history.map(({ type }) => type).join(" ");
  return { execution, seconds: (execution.stopTime - execution.startTime) / 1000, types };
}

const submitted = () => new Outcome(null, { milliseconds: Infinity, submitted: { MessageId: "m" } });

test("a token that succeeds, between heartbeats", async () => {
  const tasks: CallbackTask[] = [];
  const onCallback = (task: CallbackTask): void => {
    tasks.push(task);
    for (const after of [15_000, 30_000, 45_000]) task.heartbeat(after);
    task.succeed({ done: true }, 50_000);
  };
  const { execution, seconds, types } = await told({ invoke: submitted, onCallback });
  expect(execution.output).toEqual({ done: true });
  expect(seconds).toBe(50);
  expect(tasks[0]?.arguments).toEqual({ token: tasks[0]?.token });
  expect(types).toBe(
    "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded",
  );
});

test("a token that fails", async () => {
  const { execution } = await told({ invoke: submitted, onCallback: (task) => task.fail("Refused", "by hand") });
  expect(execution).toMatchObject({ status: "FAILED", error: "Refused", cause: "by hand" });
});

test.each([
  ["no heartbeat", [], 20],
  ["heartbeats that stop", [15_000, 30_000], 50],
  ["heartbeats, and no end", [15_000, 30_000, 45_000, 59_000], 60],
])("%s", async (_, heartbeats, expected) => {
  const invoke = () => new Outcome(null, { milliseconds: Infinity, heartbeats });
  const { execution, seconds } = await told({ invoke });
  expect(execution).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  expect(execution.cause).toBeUndefined();
  expect(seconds).toBe(expected);
});

test("a token is answered from outside, by hand, on a clock that is held", async () => {
  const clock = new Clock(0);
  const tokens: string[] = [];
  const release = { now: (): void => undefined };
  const running = start(text, {
    clock,
    invoke: submitted,
    onCallback: ({ token }) => {
      tokens.push(token);
      return new Promise((resolve) => (release.now = resolve));
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(running.sendTaskSuccess("another", 1)).toBe(false);
  expect(running.sendTaskHeartbeat(tokens[0] ?? "")).toBe(true);
  expect(running.sendTaskFailure(tokens[0] ?? "", { error: "Late" })).toBe(true);
  release.now();
  expect(await running.result).toMatchObject({ status: "FAILED", error: "Late", stopTime: 0 });
  expect(running.sendTaskSuccess(tokens[0] ?? "", 1)).toBe(false);
});

test("a promise that is never settled is a task that never answers", async () => {
  const { execution, seconds } = await told({ invoke: () => new Promise(() => undefined), patience: 150 });
  expect(execution).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  expect(seconds).toBe(20);
});

test("a call that is busy for longer than that is waited for", async () => {
  const invoke = () => new Promise<string>((resolve) => setTimeout(() => resolve("late"), 600));
  const { execution, seconds } = await told({ invoke, patience: 150 });
  expect(execution.output).toBe("late");
  expect(seconds).toBe(0);
});

test("{ error, cause } is thrown as it is, a cause that is no text as its JSON", async () => {
  const invoke = () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- users throw plain objects
    throw { error: "Odd", cause: { why: 1 } };
  };
  expect(await execute(text, { invoke })).toMatchObject({ error: "Odd", cause: '{"why":1}' });
});

test("the task of an activity", async () => {
  const resource = "arn:aws:states:us-east-1:111111111111:activity:pack";
  const definition = machine({ pack: { Type: "Task", Resource: resource } });
  const invoke = () => new Outcome("packed", { worker: "Ann" });
  const { history, output } = await execute(definition, { input: { order: 1 }, invoke });
  expect(output).toBe("packed");
  expect(history.slice(2, 5)).toMatchObject([
    { type: "ActivityScheduled", activityScheduledEventDetails: { input: '{"order":1}', resource } },
    { type: "ActivityStarted", activityStartedEventDetails: { workerName: "Ann" } },
    { type: "ActivitySucceeded", activitySucceededEventDetails: { output: '"packed"' } },
  ]);
});

test("a job that fails after its request was answered", async () => {
  const definition = machine({ job: { Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", Arguments: {} } });
  const invoke = () => {
    throw new TaskFailure("States.TaskFailed", "{}", { submitted: { Failures: [] }, milliseconds: 5000 });
  };
  const { history, stopTime, startTime } = await execute(definition, { invoke });
  expect(history.map(({ type }) => type).slice(2, 6)).toEqual([
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskFailed",
  ]);
  expect(history[2]?.taskScheduledEventDetails?.parameters).toBe('{"StartedBy":"AWS Step Functions"}');
  expect(stopTime - startTime).toBe(5000);
});

test("an execution is stopped", async () => {
  const running = start(machine({ wait: { Type: "Wait", Seconds: 10 } }), {
    observe: ({ type }) => {
      if (type === "WaitStateEntered") running.stop({ error: "Enough", cause: "by hand" });
    },
  });
  const execution = await running.result;
  expect(execution).toMatchObject({ status: "ABORTED", error: "Enough", cause: "by hand" });
  expect(execution.history.at(-1)).toMatchObject({ type: "ExecutionAborted", previousEventId: 0 });
});
