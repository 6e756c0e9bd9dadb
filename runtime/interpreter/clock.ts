/**
 * The virtual clock. Nothing waits in real time: when every line of execution waits for the clock, the clock
 * jumps to the earliest moment that one of them waits for. What happens at the same moment happens in the order
 * in which it was asked for, so that an execution is the same each time it is run.
 */
import { setImmediate } from "node:timers";

interface Alarm {
  readonly time: number;
  readonly order: number;
  readonly wake: () => void;
}

export class Clock {
  #now: number;
  #orders = 0;
  /** Latest first, so that the next one is taken from the end. */
  readonly #alarms: Alarm[] = [];
  #held = 0;
  #freed: (() => void) | null = null;

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** A place in the order of what happens at the same moment. */
  order(): number {
    return this.#orders++;
  }

  /** Resolves when the clock reaches `time`; never for `Infinity`. */
  at(time: number, order: number = this.order()): Promise<void> {
    return new Promise((wake) => {
      if (time === Infinity) return;
      const alarm = { time, order, wake };
      let low = 0;
      let high = this.#alarms.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = this.#alarms[middle];
        if (other !== undefined && isBefore(alarm, other)) low = middle + 1;
        else high = middle;
      }
      this.#alarms.splice(low, 0, alarm);
    });
  }

  /** Stops the clock while something happens in real time; gives the function that lets it run again. */
  hold(): () => void {
    this.#held++;
    let holding = true;
    return () => {
      if (!holding) return;
      holding = false;
      this.#held--;
      this.#freed?.();
    };
  }

  /** Runs the clock until `over` says so. False when nothing is left that could ever happen. */
  async run(over: () => boolean): Promise<boolean> {
    for (;;) {
      await new Promise((resume) => setImmediate(resume));
      if (over()) return true;
      if (this.#held > 0) {
        await new Promise<void>((freed) => (this.#freed = freed));
        this.#freed = null;
        continue;
      }
      const alarm = this.#alarms.pop();
      if (alarm === undefined) return false;
      this.#now = Math.max(this.#now, alarm.time);
      alarm.wake();
    }
  }
}

function isBefore(one: Alarm, other: Alarm): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
