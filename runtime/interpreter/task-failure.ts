/**
 * What a function that plays the tasks may say besides a plain result:
 * that the task failed, and how long it took on the virtual clock.
 */
import type { Json } from "../../compiler/asl/definition";

/** How an outcome came about on the virtual clock. */
export interface Timing {
  /** How long the task took, in milliseconds; `Infinity` for a task that never answers. Default 0. */
  readonly milliseconds?: number;
}

/** Thrown by `invoke` when a task fails: `error` is what `ErrorEquals` matches, `cause` free text. */
export class TaskFailure extends Error {
  readonly error: string;
  override readonly cause: string;
  /** How long the task took before it failed, in milliseconds. */
  readonly milliseconds: number;

  constructor(error: string, cause: string, timing: Timing = {}) {
    super(`${error}: ${cause}`);
    this.name = "TaskFailure";
    this.error = error;
    this.cause = cause;
    this.milliseconds = timing.milliseconds ?? 0;
  }
}

/** Returned by `invoke` in place of a plain result when the task took time on the virtual clock. */
export class Outcome {
  readonly value: Json;
  readonly milliseconds: number;
  /** For `.sync` tasks: what the service answered when the job was submitted. */
  readonly submitted: Json;

  constructor(value: Json, timing: Timing & { readonly submitted?: Json } = {}) {
    this.value = value;
    this.milliseconds = timing.milliseconds ?? 0;
    this.submitted = timing.submitted ?? {};
  }
}
