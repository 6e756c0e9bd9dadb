/** What may be said about trying again: the object form of `@retry`, for constants that several tasks share. */
import type { Duration } from "./duration";

/** A retry policy. `retries` does not count the first try; without `on`, any error is tried again. */
export interface RetryOptions {
  /** Error classes, or names of errors that have no class. */
  readonly on?: ErrorReference | readonly ErrorReference[];
  readonly retries: number;
  /** The wait before the first repetition. */
  readonly interval?: Duration;
  /** By what the wait is multiplied from one repetition to the next. */
  readonly backoff?: number;
  /** The longest wait. */
  readonly max?: Duration;
  /** Takes a random part of each wait, so that many executions do not come back at the same moment. */
  readonly jitter?: boolean;
}

type ErrorReference = string | (abstract new (...args: never[]) => Error);
