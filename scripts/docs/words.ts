/** What the documentation says of each word: total over what `sfn-compile` exports. */
import type * as vocabulary from "../../src/index";

type Vocabulary = typeof vocabulary;

/** Functions, not error classes. */
type Word = {
  [Name in keyof Vocabulary]: Vocabulary[Name] extends abstract new (...args: never[]) => Error ? never : Name;
}[keyof Vocabulary];

interface WordDoc {
  /** A sample that is compiled; null for a word that this version refuses. */
  readonly example: string | null;
  readonly meaning: string;
}

export const wordDocs: { readonly [Name in Word]: WordDoc } = {
  compensate: {
    example: "const id = await reserve(order.id); compensate(async () => { await release(id); }); await check(id);",
    meaning:
      "registers how to undo a step; when an error leaves the workflow, what is registered runs, the last first, and then the error goes on",
  },
  sleep: {
    example: 'await sleep("15 minutes"); await check(order.id);',
    meaning: "waits, without anything running meanwhile",
  },
  saga: { example: null, meaning: "a scope of its own for compensations" },
};
