/** o = { ...o, n }   →   what `o` may hold, which depends on what it may hold: the least that agrees with itself */
import { nothing, type Kinds } from "../ir/kinds";

/** Finds the answer to a question, or has found it. */
export type Ask = (question: unknown, find: () => Kinds) => Kinds;

/** Answers to questions that may depend on each other, and on themselves. Each question is asked once a round. */
export class Fixpoint {
  readonly #answers = new Map<unknown, Kinds>();
  /** Those whose answers agree with all others. */
  readonly #settled = new Set<unknown>();
  /** Those of this round, the ones that have no answer in it yet, and those of them that were asked meanwhile. */
  readonly #asked = new Set<unknown>();
  readonly #open = new Set<unknown>();
  readonly #guessed = new Set<unknown>();
  #isAsking = false;
  #isOver = true;

  /** The kinds that `find` finds, which may ask again: within its own finding a question has the answer of the round before. */
  of(question: unknown, find: () => Kinds): Kinds {
    if (this.#settled.has(question) || this.#asked.has(question)) return this.#known(question);
    return this.#isAsking ? this.#ask(question, find) : this.#settle(question, find);
  }

  /** More is known now than when the questions were asked: answers grow, and never shrink. */
  forget(): void {
    this.#settled.clear();
    this.#isOver = false;
  }

  #known(question: unknown): Kinds {
    if (this.#open.has(question)) this.#guessed.add(question);
    return this.#answers.get(question) ?? nothing;
  }

  #settle(question: unknown, find: () => Kinds): Kinds {
    this.#isAsking = true;
    do {
      this.#asked.clear();
      this.#isOver = true;
      this.#ask(question, find);
    } while (!this.#isOver);
    for (const each of this.#asked) this.#settled.add(each);
    this.#asked.clear();
    this.#isAsking = false;
    return this.#known(question);
  }

  #ask(question: unknown, find: () => Kinds): Kinds {
    this.#asked.add(question);
    this.#open.add(question);
    const before = this.#answers.get(question) ?? nothing;
    const found = before | find();
    this.#answers.set(question, found);
    this.#open.delete(question);
    if (this.#guessed.delete(question) && found !== before) this.#isOver = false;
    return found;
  }
}
