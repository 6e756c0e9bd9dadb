/** Redrive: an execution that did not succeed goes on where it stopped. */
import { execute, redrive } from "../../runtime/interpreter/execute";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import { branch, machine } from "./cases";

const task = (Arguments: unknown) => ({ Type: "Task", Arguments });

/** Fails calls with such a payload as often as is said. */
function failing(times: Map<unknown, number>): { invoke: (request: InvokeRequest) => string; calls: unknown[] } {
  const calls: unknown[] = [];
  const invoke = ({ arguments: given }: InvokeRequest): string => {
    calls.push(given);
    const left = times.get(given) ?? 0;
    if (left === 0) return `did ${typeof given === "string" ? given : ""}`;
    times.set(given, left - 1);
    throw new TaskFailure("Down", "for now");
  };
  return { invoke, calls };
}

test("a task that failed is called again, with the variables that were there", async () => {
  const definition = machine({
    set: { Type: "Pass", Assign: { kept: 7 }, Next: "first" },
    first: { ...task("first"), Next: "second" },
    second: { ...task("second"), Output: "{% [$kept, $states.context.Execution.RedriveCount] %}" },
  });
  const { invoke, calls } = failing(new Map([["second", 2]]));
  const failed = await execute(definition, { invoke });
  expect(failed).toMatchObject({ status: "FAILED", error: "Down" });
  const again = await redrive(failed);
  expect(again).toMatchObject({ status: "FAILED", error: "Down" });
  const done = await redrive(again);
  expect(done).toMatchObject({ status: "SUCCEEDED", output: [7, 2] });
  expect(calls).toEqual(["first", "second", "second", "second"]);
  const types = done.history.map(({ type }) => type);
  expect(types.slice(failed.history.length)).toEqual([
    "ExecutionRedriven",
    "TaskScheduled",
    "TaskStarted",
    "TaskFailed",
    "ExecutionFailed",
    "ExecutionRedriven",
    "TaskScheduled",
    "TaskStarted",
    "TaskSucceeded",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
  expect(done.history.map(({ id }) => id)).toEqual(done.history.map((_, index) => index + 1));
  expect(failed.history).toHaveLength(types.indexOf("ExecutionRedriven"));
});

test("the execution began when it did, and knows when it was redriven", async () => {
  const { StartTime, RedriveTime } = {
    StartTime: "{% $states.context.Execution.StartTime %}",
    RedriveTime: "{% $states.context.Execution.RedriveTime %}",
  };
  const definition = machine({
    wait: { Type: "Wait", Seconds: 90, Next: "first" },
    first: { ...task("first"), Output: { StartTime, RedriveTime } },
  });
  const { invoke } = failing(new Map([["first", 1]]));
  const failed = await execute(definition, { invoke });
  const done = await redrive(failed);
  const begun = new Date(failed.startTime).toISOString();
  const again = new Date(failed.startTime + 90_000).toISOString();
  expect(done).toMatchObject({ status: "SUCCEEDED", output: { StartTime: begun, RedriveTime: again } });
});

test("members that had ended are not run again, in groups within groups", async () => {
  const inner = branch({
    before: { ...task("{% 'b' & $states.input %}"), Output: "{% $states.input %}", Next: "one" },
    one: task("{% $states.input %}"),
  });
  const definition = machine({
    both: {
      Type: "Parallel",
      Arguments: ["x", "y", "z"],
      Branches: [
        branch({ left: task("left") }),
        branch({ each: { Type: "Map", MaxConcurrency: 1, ItemProcessor: inner } }),
      ],
    },
  });
  const { invoke, calls } = failing(new Map([["y", 1]]));
  const failed = await execute(definition, { invoke });
  expect(failed).toMatchObject({ status: "FAILED", error: "Down" });
  const before = calls.length;
  const done = await redrive(failed);
  expect(done.output).toEqual(["did left", ["did x", "did y", "did z"]]);
  expect(calls.slice(before)).toEqual(["y", "bz", "z"]);
});

test("a Choice that no rule matched fails again", async () => {
  const failed = await execute(machine({ end: { Type: "Fail", Error: "Always" } }));
  expect(await redrive(failed)).toMatchObject({ status: "FAILED", error: "Always" });
});

test("only Standard executions that did not succeed can be redriven", async () => {
  const done = await execute(machine({ end: { Type: "Succeed" } }));
  await expect(redrive(done)).rejects.toThrow("did not succeed");
  const express = await execute(machine({ end: { Type: "Fail" } }), { type: "EXPRESS" });
  await expect(redrive(express)).rejects.toThrow("Standard");
});
