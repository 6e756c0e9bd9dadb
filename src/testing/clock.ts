/**
 * Virtual time for native code. Time stands still while anything can go on without it; when nothing can,
 * it jumps to the next moment somebody waits for. Those who wait for one moment wake in the order in which they asked.
 */
import { setImmediate } from "node:timers";
import type { Clock } from "../words/clock";

interface Sleeper {
  readonly time: number;
  readonly wake: () => void;
}

/** A clock that a test's code runs on: months pass in microseconds. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #sleepers: Sleeper[] = [];
  #crowded = false;

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** True when two have ever waited at the same time. */
  get crowded(): boolean {
    return this.#crowded;
  }

  wait(milliseconds: number): Promise<void> {
    return this.until(this.#now + milliseconds);
  }

  /** Resolves at that moment, or at once (but not synchronously) when it has passed. */
  until(time: number): Promise<void> {
    return new Promise((wake) => {
      const after = this.#sleepers.findIndex((sleeper) => sleeper.time > time);
      this.#sleepers.splice(after === -1 ? this.#sleepers.length : after, 0, { time, wake });
      this.#crowded ||= this.#sleepers.length > 1;
    });
  }

  /**
   * Moves on by one step: lets everything run that can run now, then wakes the next sleeper.
   * False when nobody sleeps.
   */
  async step(): Promise<boolean> {
    await turn();
    const next = this.#sleepers.shift();
    if (next === undefined) return false;
    this.#now = Math.max(this.#now, next.time);
    next.wake();
    return true;
  }
}

/** Resolves when all promise callbacks have run. Node's own timer, which no test's fake timers replace. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
