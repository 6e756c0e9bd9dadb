/**
 * What a function that plays the tasks may say besides a plain result:
 * that the task failed, how long it took on the virtual clock, and what came before its end.
 */
import type { Json } from "../../compiler/asl/definition";

/** How an outcome came about on the virtual clock. */
export interface Timing {
  /** How long the task took, in milliseconds; `Infinity` for a task that never answers. Default 0. */
  readonly milliseconds?: number;
  /** For `.sync` and `.waitForTaskToken` tasks: what the service answered to the request itself. */
  readonly submitted?: Json;
  /** When the task sent heartbeats, in milliseconds since its start. */
  readonly heartbeats?: readonly number[];
  /** For activities: the name of the worker that took the task. */
  readonly worker?: string;
}

/** Thrown by `invoke` when a task fails: `error` is what `ErrorEquals` matches, `cause` free text. */
export class TaskFailure extends Error {
  readonly error: string;
  override readonly cause: string;
  /** How long the task took before it failed, in milliseconds. */
  readonly milliseconds: number;
  readonly timing: Timing;

  constructor(error: string, cause: string, timing: Timing = {}) {
    super(`${error}: ${cause}`);
    this.name = "TaskFailure";
    this.error = error;
    this.cause = cause;
    this.milliseconds = timing.milliseconds ?? 0;
    this.timing = timing;
  }
}

/** Returned by `invoke` in place of a plain result when there is more to say than the result. */
export class Outcome {
  readonly value: Json;
  readonly milliseconds: number;
  /** What the service answered to the request of a `.sync` or `.waitForTaskToken` task. */
  readonly submitted: Json;
  readonly timing: Timing;

  constructor(value: Json, timing: Timing = {}) {
    this.value = value;
    this.milliseconds = timing.milliseconds ?? 0;
    this.submitted = timing.submitted ?? {};
    this.timing = timing;
  }
}
