/** Which errors retriers and catchers take, and how long a retrier waits. */
import type { Retrier } from "./definition/machine";
import type { StateFailure } from "./failures";
import { queryError, runtimeError, timeoutError } from "./failures";

/** Whether a list of `ErrorEquals` takes a failure. Nothing takes `States.Runtime`. */
export function matches(names: readonly string[], failure: StateFailure): boolean {
  const { error } = failure;
  if (error === runtimeError) return false;
  return names.some((name) => {
    if (name === "States.ALL" || name === error) return true;
    if (name === "States.HeartbeatTimeout") return failure.heartbeat;
    return name === "States.TaskFailed" && error !== timeoutError && error !== queryError;
  });
}

/** The retriers of one stay in a state, each with a count of its own. */
export class Retries {
  readonly #retriers: readonly Retrier[];
  readonly #made = new Map<Retrier, number>();
  readonly #random: () => number;

  constructor(retriers: readonly Retrier[], random: () => number) {
    this.#retriers = retriers;
    this.#random = random;
  }

  /**
   * Milliseconds to wait before the next attempt; null when there is none.
   * Only the first retrier that takes the failure counts, even when its attempts are used up.
   */
  next(failure: StateFailure): number | null {
    const retrier = this.#retriers.find((each) => matches(each.ErrorEquals, failure));
    if (retrier === undefined) return null;
    const made = this.#made.get(retrier) ?? 0;
    if (made >= (retrier.MaxAttempts ?? 3)) return null;
    this.#made.set(retrier, made + 1);
    const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** made;
    const delay = Math.min(seconds, retrier.MaxDelaySeconds ?? Infinity) * 1000;
    return Math.round(retrier.JitterStrategy === "FULL" ? delay * this.#random() : delay);
  }
}
