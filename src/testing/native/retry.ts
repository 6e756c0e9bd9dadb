/** A task's own retry policy, applied to the attempts that a native call replays. */
import type { RetryPolicy } from "../../../compiler/compiled";
import type { Retrying } from "../../words/retry";

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

/** The wait as a state makes it under a deadline of so many seconds: none is longer than that. */
export function withinDeadline({ least, most }: Delay, seconds: number): Delay {
  return { least: Math.min(least, seconds * 1_000), most: Math.min(most, seconds * 1_000) };
}

function covers({ on }: RetryPolicy, error: string): boolean {
  return on === null || on.includes(error);
}

/** Trouble of Lambda itself, which every call repeats without being told to. */
export const lambdaTrouble: RetryPolicy = {
  on: [
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ],
  retries: 3,
  intervalSeconds: 1,
  backoff: 2,
  maxSeconds: null,
  jitter: true,
};

/** The retries of one call: its own policy and the one for transient trouble, each with a count of its own. */
export class Retries {
  /** What is tried again without being told to. */
  readonly always: RetryPolicy | null;
  readonly #policies: readonly RetryPolicy[];
  readonly #made = new Map<RetryPolicy, number>();

  constructor(own: RetryPolicy | null, always: RetryPolicy | null = lambdaTrouble) {
    this.always = always;
    const general = own?.on === null;
    const trouble = always === null ? [] : [always];
    this.#policies = [...(own === null || general ? [] : [own]), ...trouble, ...(general ? [own] : [])];
  }

  /** The wait before the next try after an error of this name; null when there is none. */
  next(error: string): Delay | null {
    const policy = this.#policies.find((each) => covers(each, error));
    if (policy === undefined) return null;
    const made = this.#made.get(policy) ?? 0;
    this.#made.set(policy, made + 1);
    return delayAfter(error, policy, made);
  }
}

interface Within {
  readonly retrying: Retrying;
  readonly always: RetryPolicy | null;
}

/** The repetitions of calls that a `retry` repeats: the service's trouble is still nobody's business but the state's. */
export class RetriesWithin {
  readonly #counted = new WeakMap<Retrying, Retries>();

  /** The wait before the next try; null when the error is thrown, for the `retry` or for good. */
  next(error: Error, name: string, { retrying, always }: Within): Delay | null {
    if (retrying.names(error)) return null;
    const counted = this.#counted.get(retrying) ?? new Retries(null, always);
    this.#counted.set(retrying, counted);
    const delay = counted.next(name);
    if (delay === null && always !== null && covers(always, name)) retrying.giveUp(error);
    return delay;
  }
}
