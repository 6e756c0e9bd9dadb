/** Tells the one who controls callbacks of a task that waits for its token. */
import type { Json } from "../../../compiler/asl/definition";
import type { TaskState } from "../definition/machine";
import type { CallbackTask } from "../execution";
import { handedOut, received } from "../payload";
import type { Visit } from "../run";
import { failureBy, resultBy, type Signal } from "./waiting";

/** Announces the task, with the virtual clock standing still meanwhile. */
export async function announceCallback(state: TaskState, visit: Visit, given: Json): Promise<void> {
  const { run, fiber, token } = visit;
  if (token === null || run.onCallback === null) return;
  const { onCallback } = run;
  run.callbacks.open(token);
  const task = callbackTask(state, visit, { token, given });
  await fiber.real(async () => onCallback(task));
}

function callbackTask(
  { Resource }: TaskState,
  { run, name }: Visit,
  { token, given }: { readonly token: string; readonly given: Json },
): CallbackTask {
  const send = (signal: Signal, after: number): void => {
    if (after <= 0) run.callbacks.send(token, signal);
    else void run.clock.at(run.clock.now + after).then(() => run.callbacks.send(token, signal));
  };
  return {
    state: name,
    resource: Resource,
    token,
    arguments: handedOut(given),
    time: run.clock.now,
    succeed: (output, after = 0) => send(resultBy(received(output)), after),
    fail: (error, cause, after = 0) => send(failureBy(error, cause ?? null), after),
    heartbeat: (after = 0) => send({ kind: "heartbeat" }, after),
  };
}
