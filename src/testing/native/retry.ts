/** A task's own retry policy, applied to the attempts that a native call replays. */
import type { RetryPolicy } from "../../../compiler/compiled";

/** The wait before the next try, in milliseconds: at least, and (with jitter) at most. */
export interface Delay {
  readonly least: number;
  readonly most: number;
}

/** The wait after an error of this name, when `retries` repetitions were made already; null when there is no next try. */
export function delayAfter(error: string, policy: RetryPolicy | null, retries: number): Delay | null {
  if (policy === null || retries >= policy.retries || !covers(policy, error)) return null;
  const seconds = Math.min(policy.intervalSeconds * policy.backoff ** retries, policy.maxSeconds ?? Infinity);
  const most = Math.round(seconds * 1_000);
  return { least: policy.jitter ? 0 : most, most };
}

function covers({ on }: RetryPolicy, error: string): boolean {
  return on === null || on.includes(error);
}

/** Trouble of Lambda itself, which every call repeats without being told to. */
export function isTransient(error: string): boolean {
  return transient.has(error);
}

const transient = new Set([
  "Lambda.ClientExecutionTimeoutException",
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
]);
