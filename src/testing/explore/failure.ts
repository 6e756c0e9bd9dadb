/** The ways in which a call can fail, and what a call is that fails. */
import type { Outcome } from "../recording";

/** A call of the workflow: the so-manieth of its task, from 1, its retries included. */
export interface CallOf {
  readonly task: string;
  readonly number: number;
}

/** How a call fails. */
export interface Way {
  /** Name of the error in the state machine; null for the time limit of the function. */
  readonly error: string | null;
  /** What the task does has happened before it fails. */
  readonly effectDone: boolean;
}

/** A call that is made to fail. */
export interface Failure extends CallOf, Way {
  /** Only its first attempt fails. */
  readonly once: boolean;
}

/** An error that no workflow knows, the time limit, and each error class of the program. */
export function waysToFail(errors: readonly string[], effects: readonly boolean[]): readonly Way[] {
  const names = [...new Set(["Error", null, ...errors])];
  return effects.flatMap((effectDone) => names.map((error) => ({ error, effectDone })));
}

/** The outcome of a call that fails in this way. */
export function outcomeOf({ task, error }: Failure): Outcome {
  if (error === null) return { kind: "failed", name: "Sandbox.Timedout", message: `${task} times out` };
  return { kind: "failed", name: error, message: `${task} is made to fail` };
}

/** `the 2nd call of chargeCard fails with SoldOut, once, its effect done`. */
export function failureText({ task, number, error, effectDone, once }: Failure): string {
  const which = number === 1 ? task : `${task} (call ${number})`;
  const how = error === null ? "times out" : `fails with ${error}`;
  return `${which} ${how}${once ? " once" : ""}${effectDone ? " when its effect is done" : ""}`;
}
