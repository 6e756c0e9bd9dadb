/**
 * await retry({ on: Busy, retries: 3 }, async () => { … })   →   Retry on the state of the one call, or a loop
 *
 * The native side: whoever serves the calls of tasks can ask which policy surrounds a call.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { errorName } from "../../runtime/lambda/error-name";
import { waitInTime } from "./deadline";
import { secondsOf } from "./duration";
import { isReport } from "./reports";
import type { RetryOptions } from "./retry-options";

/** A `retry` that is going on. */
export interface Retrying {
  /** True when the policy names its errors, and this is one of them. */
  readonly names: (error: unknown) => boolean;
  /** Says that an error is not to be tried again, whatever the policy says. */
  readonly giveUp: (error: object) => void;
}

const policies = new AsyncLocalStorage<Retrying>();

/** The innermost `retry` around code that runs now. */
export function currentRetry(): Retrying | undefined {
  return policies.getStore();
}

/**
 * Runs a block, and runs it again when it fails with one of the errors in `on` (classes, or names of errors that have
 * no class; without `on`, with any error but a `CompensationFailed`: what could not be undone would be forgotten), at most
 * `retries` times after the first. What a failed try has assigned, called
 * and registered stays as it is.
 *
 * Around exactly one call of a task it replaces that task's `@retry`; the repetitions of calls that the Lambda service
 * itself has failed stay.
 */
export async function retry<Result>(options: RetryOptions, block: () => Promise<Result>): Promise<Result> {
  const final = new WeakSet<object>();
  const names = (error: unknown): boolean => options.on !== undefined && isOneOf(error, options.on);
  const covers = (error: unknown): boolean =>
    (options.on === undefined ? !isReport(error) : names(error)) && !(isObject(error) && final.has(error));
  const scope: Retrying = { names, giveUp: (error) => void final.add(error) };
  for (let made = 0; ; made++) {
    try {
      return await policies.run(scope, block);
    } catch (error) {
      if (made >= options.retries || !covers(error)) throw error;
    }
    const milliseconds = delayBefore(made, options);
    const whole = Math.ceil(milliseconds / 1_000) * 1_000;
    await waitInTime(whole, { least: options.jitter === true ? 0 : milliseconds });
  }
}

/** The wait before the next try, when so many repetitions were made already; a state machine waits for whole seconds. */
function delayBefore(made: number, { interval = 1, backoff = 2, max }: RetryOptions): number {
  const seconds = secondsOf(interval) * backoff ** made;
  return Math.round(Math.min(seconds, max === undefined ? Infinity : secondsOf(max)) * 1_000);
}

function isOneOf(error: unknown, on: NonNullable<RetryOptions["on"]>): boolean {
  const references: readonly unknown[] = Array.isArray(on) ? on : [on];
  return references.some((each) => (typeof each === "function" ? error instanceof each : each === errorName(error)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
