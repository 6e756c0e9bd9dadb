/** o = { ...o, n }   →   what `o` may hold, which depends on what it may hold: the least that agrees with itself */
import type { Symbol } from "ts-morph";
import { nothing, type Kinds } from "../ir/kinds";

/** Kinds of variables that may be asked for while they are being found. */
export class Supposed {
  readonly #guesses = new Map<Symbol, Kinds>();
  readonly #met = new Set<Symbol>();
  readonly #find: (symbol: Symbol) => Kinds;
  readonly #meet: () => void;

  /** `find` may ask for other variables, and for the same again; `meet` is told where an answer is a guess. */
  constructor(find: (symbol: Symbol) => Kinds, meet: () => void) {
    this.#find = find;
    this.#meet = meet;
  }

  /** What a variable may hold; within its own finding, what has been found so far. */
  of(symbol: Symbol): Kinds {
    const before = this.#guesses.get(symbol);
    if (before === undefined) return this.#settle(symbol, nothing);
    this.#met.add(symbol);
    this.#meet();
    return before;
  }

  #settle(symbol: Symbol, guess: Kinds): Kinds {
    this.#guesses.set(symbol, guess);
    const found = guess | this.#find(symbol);
    this.#guesses.delete(symbol);
    return this.#met.delete(symbol) && found !== guess ? this.#settle(symbol, found) : found;
  }
}
