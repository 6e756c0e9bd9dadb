/**
 * Virtual time for native code. Time stands still while anything can go on without it; when nothing can,
 * it jumps to the next moment somebody waits for. Those who wait for one moment wake in the order in which they asked.
 */
import { setImmediate } from "node:timers";
import type { Cancelled, Clock, Waiting } from "../words/clock";

interface Sleeper {
  readonly time: number;
  readonly wake: () => void;
  /** It may turn out that nobody waits: it is no work that goes on. */
  readonly isLimit: boolean;
}

/** A clock that a test's code runs on: months pass in microseconds. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #sleepers: Sleeper[] = [];
  #crowded = false;
  #slack = 0;
  /** Where the next one goes that waits, where each goes on as far as it can. */
  #front = 0;

  readonly #inTurn: boolean;
  #idlers: (() => void)[] = [];

  /** `inTurn`: the time does not count; who has begun first goes on to the end before the next one does. */
  constructor(start: number, inTurn = false) {
    this.#now = start;
    this.#inTurn = inTurn;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** True when two have ever waited at the same time. */
  get crowded(): boolean {
    return this.#crowded;
  }

  /** By how much this clock may be behind another one on which somebody has waited longer than the least. */
  get slack(): number {
    return this.#slack;
  }

  /** Ends the shortest of the waits that it may be. */
  wait(milliseconds: number, { least = milliseconds, unless }: Waiting = {}): Promise<void> {
    this.#slack += milliseconds - least;
    return this.#at(this.#now + least, unless);
  }

  /** Resolves at that moment, or at once (but not synchronously) when it has passed. */
  until(time: number): Promise<void> {
    return this.#at(time);
  }

  /** Resolves when nobody sleeps any more: nothing that this clock knows of goes on then. */
  idle(): Promise<void> {
    return new Promise((wake) => this.#idlers.push(wake));
  }

  /** Sets the clock by one that has waited longer. */
  catchUp(time: number): void {
    this.#now = Math.max(this.#now, time);
    this.#slack = 0;
  }

  #at(time: number, unless?: Cancelled): Promise<void> {
    return new Promise((wake) => {
      const sleeper: Sleeper = { time, wake, isLimit: unless !== undefined };
      if (this.#inTurn && sleeper.isLimit) this.#sleepers.push(sleeper);
      else if (this.#inTurn) this.#sleepers.splice(this.#front++, 0, sleeper);
      else this.#insert(sleeper);
      this.#crowded ||= this.#sleepers.filter(({ isLimit }) => !isLimit).length > 1;
      unless?.addEventListener("abort", () => this.#forget(sleeper), { once: true });
    });
  }

  #wakeIdlers(): boolean {
    const idlers = this.#idlers;
    this.#idlers = [];
    for (const wake of idlers) wake();
    return idlers.length > 0;
  }

  #insert(sleeper: Sleeper): void {
    const { time } = sleeper;
    const after = this.#sleepers.findIndex(
      (other) => other.time > time || (other.time === time && isBefore(sleeper, other)),
    );
    this.#sleepers.splice(after === -1 ? this.#sleepers.length : after, 0, sleeper);
  }

  #forget(sleeper: Sleeper): void {
    const at = this.#sleepers.indexOf(sleeper);
    if (at >= 0) this.#sleepers.splice(at, 1);
  }

  /**
   * Moves on by one step: lets everything run that can run now, then wakes the next sleeper.
   * False when nobody sleeps, and nobody has waited for that.
   */
  async step(): Promise<boolean> {
    await turn();
    this.#front = 0;
    const next = this.#sleepers.shift();
    if (next === undefined) return this.#wakeIdlers();
    this.#now = Math.max(this.#now, next.time);
    next.wake();
    return true;
  }
}

/** What comes in the last moment is not late. */
function isBefore(one: Sleeper, other: Sleeper): boolean {
  return other.isLimit && !one.isLimit;
}

/** Resolves when all promise callbacks have run. Node's own timer, which no test's fake timers replace. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
