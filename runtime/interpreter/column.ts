/**
 * A list that only grows, kept in pieces: a single array that grows is copied again and again, which an execution of
 * many thousand events feels.
 */

const bits = 9;
const size = 1 << bits;

export class Column<Value> {
  #length = 0;
  /** The first piece grows as arrays do, for most columns are short. */
  #last: Value[] = [];
  #pieces: Value[][] = [this.#last];

  get length(): number {
    return this.#length;
  }

  push(value: Value): void {
    const at = this.#length++ & (size - 1);
    if (at === 0 && this.#length > 1) {
      this.#last = new Array<Value>(size);
      this.#pieces.push(this.#last);
    }
    this.#last[at] = value;
  }

  /** Undefined behind the end. */
  at(index: number): Value | undefined {
    return this.#pieces[index >>> bits]?.[index & (size - 1)];
  }

  clear(): void {
    this.#length = 0;
    this.#last = [];
    this.#pieces = [this.#last];
  }
}
