/** Virtual time of the oracle: when nothing can go on without it, it jumps to the next moment that somebody waits for. */
import { setImmediate } from "node:timers/promises";

interface Waiting {
  readonly time: number;
  readonly wake: () => void;
}

/** A clock that starts at zero. */
export class Time {
  now = 0;
  /** Some wait was to be of random length: from here on the times of two runs cannot be compared. */
  vague = false;
  readonly #waiting: Waiting[] = [];

  /** Resolves when so many milliseconds have passed. */
  wait(milliseconds: number): Promise<void> {
    const time = this.now + milliseconds;
    return new Promise((wake) => {
      const after = this.#waiting.findIndex((other) => other.time > time);
      this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, { time, wake });
    });
  }

  /** Runs until this is settled, or nothing moves any more. False when it is not settled then. */
  async until(work: Promise<unknown>): Promise<boolean> {
    const state = { settled: false };
    const settled = (): void => void (state.settled = true);
    void work.then(settled, settled);
    for (;;) {
      await setImmediate();
      if (state.settled) return true;
      const next = this.#waiting.shift();
      if (next === undefined) return false;
      this.now = next.time;
      next.wake();
    }
  }
}
