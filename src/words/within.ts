/**
 * await within("10 seconds", async () => { … })   →   TimeoutSeconds of the one call
 *
 * The native side: whoever serves the calls of tasks can take the limit over, to let each try have it.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { currentClock } from "./clock";
import { secondsOf } from "./duration";
import type { Duration } from "./duration";
import { TimeoutError } from "./errors";

/** A `within` that is going on. */
export interface Limit {
  readonly milliseconds: number;
  /** From now on somebody else sees that the limit is kept. */
  readonly takeOver: () => void;
}

const limits = new AsyncLocalStorage<Limit>();

/** The innermost `within` around code that runs now. */
export function currentLimit(): Limit | undefined {
  return limits.getStore();
}

/**
 * Runs a block that may take so long, and gives its result. When the time is over it fails with a `TimeoutError`; what
 * was started natively goes on to its end all the same, and nobody looks at what comes of it. In the state machine the
 * call is given up; a Lambda function that has been started runs on there as well.
 */
export async function within<Result>(duration: Duration, block: () => Promise<Result>): Promise<Result> {
  const milliseconds = secondsOf(duration) * 1_000;
  const over = new AbortController();
  const limit: Limit = { milliseconds, takeOver: () => over.abort() };
  const late = currentClock()
    .wait(milliseconds, { unless: over.signal })
    .then((): never => {
      throw new TimeoutError(`it took longer than ${milliseconds / 1_000} seconds`);
    });
  try {
    return await Promise.race([limits.run(limit, block), late]);
  } finally {
    over.abort();
  }
}
