/**
 * What a task can know of the call that it answers. A state whose task asks sends it as the client context of the Lambda
 * function; only bundles of such tasks hold this file.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import type { TaskHandler } from "../../runtime/lambda/handler";

/** The call that a task answers. */
export interface TaskContext {
  /** The ARN of the execution. */
  readonly execution: string;
  /** Which call of the workflow it is: the name of the task, with a number where it is called in several places. */
  readonly step: string;
  /** Which turn of each loop and which member of each group around the call it is, the outermost first, from 0. */
  readonly iteration: readonly number[];
  /**
   * The same for every try of one call, also when the execution is redriven, and another for every other call. In a
   * compensation it is the key of the call that is undone.
   */
  readonly idempotencyKey: string;
}

/** What a state sends. */
interface Sent {
  readonly execution: string;
  readonly step: string;
  readonly iteration: readonly number[];
  /** The call that is undone. */
  readonly undoes?: { readonly step: string; readonly iteration: readonly number[] };
}

const running = new AsyncLocalStorage<TaskContext>();

/** The call that the task which runs now answers. It is known in tasks that a state machine has called. */
export function taskContext(): TaskContext {
  const context = running.getStore();
  if (context !== undefined) return context;
  throw new Error(
    "taskContext() was called outside of a call by a state machine: only a task that it has called can be told which " +
      'call that is. In a test, use simulate(workflow) from "sfn-compile/testing".',
  );
}

/** Runs what answers a call in the place of its function: it is told the same. `clientContext`: what the state has sent. */
export function answeringFor<Result>(clientContext: unknown, answer: () => Result): Result {
  return isSent(clientContext) ? running.run(contextOf(clientContext), answer) : answer();
}

/** The handler of a task that asks. */
export function inContext(handler: TaskHandler): TaskHandler {
  return async (event, context) => {
    const sent = sentBy(context);
    return sent === null ? handler(event, context) : running.run(contextOf(sent), () => handler(event, context));
  };
}

function contextOf({ execution: encoded, step, iteration, undoes }: Sent): TaskContext {
  const execution = decodeURIComponent(encoded);
  const call = undoes ?? { step, iteration };
  const text = JSON.stringify([execution, call.step, call.iteration]);
  return { execution, step, iteration, idempotencyKey: createHash("sha256").update(text).digest("hex") };
}

/** Of a function that is called by hand nothing is known. */
function sentBy(context: unknown): Sent | null {
  const known = typeof context === "object" && context !== null && "clientContext" in context;
  return known && isSent(context.clientContext) ? context.clientContext : null;
}

function isSent(value: unknown): value is Sent {
  if (typeof value !== "object" || value === null) return false;
  return "execution" in value && "step" in value && "iteration" in value && Array.isArray(value.iteration);
}
