/** A workflow as plain code, with what its words need around it. */
import { setTimeout } from "node:timers/promises";
import { withClock } from "../words/clock";
import { asWorkflow } from "../words/saga";
import { VirtualClock } from "./clock";

/**
 * Calls a workflow as the function that it is: tasks are called directly, `compensate` has a saga around it,
 * and `sleep` takes no real time. No state machine is involved; `simulate` is the better test.
 */
export async function runNatively<Parameters extends unknown[], Output>(
  workflow: (...input: Parameters) => Promise<Output>,
  ...input: Parameters
): Promise<Output> {
  const clock = new VirtualClock(Date.now());
  const run = { over: false };
  const output = withClock(clock, () => asWorkflow(() => workflow(...input))).finally(() => (run.over = true));
  output.catch(() => undefined);
  while (!run.over) {
    const moved = await clock.step();
    if (!moved) await setTimeout(1);
  }
  return output;
}
