/** The clock of the surrounding run: the machine's real one, unless a test runs the workflow in virtual time. */
import { AsyncLocalStorage } from "node:async_hooks";

/** Something on which one can wait. */
export interface Clock {
  /** Milliseconds since 1970; absent: those that the machine's own clock says. */
  readonly now?: number;
  /** Resolves when so many milliseconds have passed on this clock. */
  wait(milliseconds: number, how?: Waiting): Promise<void>;
}

/** A wait that may be over earlier. */
export interface Waiting {
  /** Any moment from so many milliseconds on is as good. */
  readonly least?: number;
  /** The wait never ends once this is aborted, and nothing waits for it. */
  readonly unless?: Cancelled;
}

/** What is needed of an AbortSignal: the types of this package ask neither for Node's nor for a browser's. */
export interface Cancelled {
  readonly aborted: boolean;
  addEventListener(event: "abort", listener: () => void, how?: { readonly once: boolean }): void;
}

const clocks = new AsyncLocalStorage<Clock>();

/** Runs a block whose words wait on the given clock. */
export function withClock<Result>(clock: Clock, block: () => Result): Result {
  return clocks.run(clock, block);
}

/** The clock on which code that runs now has to wait. */
export function currentClock(): Clock {
  return clocks.getStore() ?? realClock;
}

/** The longest time that setTimeout can wait for; it fires at once when asked for more. */
const longestTimer = 2 ** 31 - 1;

const realClock: Clock = {
  async wait(milliseconds, { least = milliseconds, unless } = {}) {
    const total = least + Math.random() * (milliseconds - least);
    for (let left = total; left > 0; left -= longestTimer) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, longestTimer));
        unless?.addEventListener("abort", () => clearTimeout(timer), { once: true });
      });
    }
  },
};
