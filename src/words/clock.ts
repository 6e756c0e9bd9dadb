/** The clock of the surrounding run: the machine's real one, unless a test runs the workflow in virtual time. */
import { AsyncLocalStorage } from "node:async_hooks";

/** Something on which one can wait. */
export interface Clock {
  /** Resolves when so many milliseconds have passed on this clock. */
  wait(milliseconds: number): Promise<void>;
}

const clocks = new AsyncLocalStorage<Clock>();

/** Runs a block whose `sleep`s wait on the given clock. */
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
  async wait(milliseconds) {
    for (let left = milliseconds; left > 0; left -= longestTimer) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, longestTimer)));
    }
  },
};
