/** The words whose promise is awaited, in one table: how each is read. */
import type { CallExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Reading } from "../reading";
import { readStart } from "../remote/child";
import { readCallback } from "./callback";
import { readDistributedMap } from "./distributed-map";
import { readHttp } from "./http";
import { readMap } from "./map";
import { readRetry } from "./retry";
import { readForget, readSaga } from "./saga";
import { readSleep } from "./sleep";
import { readSleepUntil } from "./sleep-until";
import { readWithin } from "./within";

/** Adds the steps of a word, and returns what it yields. */
export type AwaitedWord = (node: CallExpression, reading: Reading) => Expression;

const words: { readonly [word: string]: AwaitedWord } = {
  sleep: readSleep,
  sleepUntil: readSleepUntil,
  callback: readCallback,
  distributedMap: readDistributedMap,
  http: readHttp,
  map: readMap,
  retry: readRetry,
  saga: readSaga,
  rollback: (node, reading) => readForget("rollback", node, reading),
  start: readStart,
  within: readWithin,
};

/** How a word is read; null for one that is not awaited, or is not compiled. */
export function awaitedWord(word: string | null): AwaitedWord | null {
  return word !== null && Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}
