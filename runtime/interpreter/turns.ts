/**
 * Lines that go on at the same moment take turns: each does one step, then the others do theirs. One promise carries a
 * whole round of them, for a Map with many items has many lines.
 */

/** What has its turn in the next round. */
export interface InTurn {
  turn(): void;
}

export class Turns {
  #waiting: InTurn[] = [];
  #spare: InTurn[] = [];

  /** Gives somebody a turn in the next round. */
  add(one: InTurn): void {
    if (this.#waiting.length === 0) void settled.then(this.#round);
    this.#waiting.push(one);
  }

  readonly #round = (): void => {
    const round = this.#waiting;
    this.#waiting = this.#spare;
    for (const one of round) one.turn();
    round.length = 0;
    this.#spare = round;
  };
}

const settled = Promise.resolve();
