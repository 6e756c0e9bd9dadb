/**
 * The recorded attempts that the native run has not made yet. A program without concurrency makes them in order;
 * of a concurrent one any order is right in which each call finds its counterpart.
 */
import { canonical } from "../json";
import type { Attempt } from "../recording";

/** A call as the native run makes it. */
export interface Call {
  readonly task: string;
  readonly arguments: readonly unknown[];
}

/** Attempts, each of which can be taken once. */
export class Unmatched {
  readonly #left: Attempt[];
  readonly #concurrent: boolean;

  constructor(recording: readonly Attempt[], concurrent: boolean) {
    this.#left = [...recording];
    this.#concurrent = concurrent;
  }

  /** The attempt that has to be next, or undefined at the end; any is, where calls are concurrent. */
  get next(): Attempt | undefined {
    return this.#left[0];
  }

  /** True when a call has a counterpart. */
  has(call: Call): boolean {
    return this.#equal(call).length > 0;
  }

  /** Takes the counterpart of a call, the one that started at `time` if there is a choice. */
  take(call: Call, time: number): Attempt | undefined {
    const equal = this.#equal(call);
    const taken = equal.find(({ start }) => start === time) ?? equal[0];
    if (taken !== undefined) this.#left.splice(this.#left.indexOf(taken), 1);
    return taken;
  }

  #equal(call: Call): readonly Attempt[] {
    const candidates = this.#concurrent ? this.#left : this.#left.slice(0, 1);
    return candidates.filter((attempt) => isSame(attempt, call));
  }
}

/** True when both call one task with the same arguments. */
function isSame(one: Call, other: Call): boolean {
  return one.task === other.task && canonical(one.arguments) === canonical(other.arguments);
}
