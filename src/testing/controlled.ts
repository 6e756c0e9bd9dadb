/** Calls of a workflow that wait for a token, in the hands of a test: what it sends to them is noted, too. */
import type { CallbackTask, ExecuteOptions, Execution } from "../../runtime/interpreter/execution";
import type { Reins } from "./control";
import { messageIn } from "./ending";
import type { Recorder } from "./recorder";
import type { Sent } from "./running-workflow";

/** What a test gets into its hands: what waits for a token and is not answered by a stub. */
export function controlledBy(control: Reins<Sent>, recorder: Recorder): Pick<ExecuteOptions, "clock" | "onCallback"> {
  const { clock } = control;
  const onCallback = (task: CallbackTask): void => {
    const entry = recorder.waiting(task.token);
    if (entry === undefined) return;
    const since = (after: number): number => clock.now - task.time + after;
    const { name, args } = entry.called;
    const noted: CallbackTask = {
      ...task,
      succeed: (value, after = 0) => {
        entry.signal({ kind: "succeed", value }, since(after));
        task.succeed(value, after);
      },
      fail: (error, cause = "", after = 0) => {
        entry.signal({ kind: "fail", name: error, message: messageIn(cause) }, since(after));
        task.fail(error, cause, after);
      },
      heartbeat: (after = 0) => {
        entry.signal({ kind: "heartbeat" }, since(after));
        task.heartbeat(after);
      },
    };
    control.announce(noted, { names: [task.state, name], arguments: args });
  };
  return { clock, onCallback };
}

/** A test that forgets a task should not take its time limit for an answer. */
export function refuseLost(recorder: Recorder, control: Reins<Sent>, { stopTime }: Execution): void {
  const [lost] = recorder.lost(control.forgotten, stopTime);
  if (lost === undefined) return;
  const { state } = lost.request;
  throw new Error(
    `the state ${state} calls ${lost.called.name}, and nobody answers: add a stub to the run, or take it by ` +
      `\`const task = await run.waitFor(…)\` and then \`task.succeed(…)\` or \`task.expire()\``,
  );
}
