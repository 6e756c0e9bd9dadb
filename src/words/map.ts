/** await map(items, mapper, { concurrency: 5 })   →   Map with MaxConcurrency */

import { handOver } from "./reports";

/** How many at once. */
export interface MapOptions {
  /** So many mappers run at the same time at most; all of them, unless it is given. In a state machine never more than 40. */
  readonly concurrency?: number;
  /**
   * False: all items are run whatever becomes of them, and then the error is thrown that was the first. So it must be
   * where mappers register compensations and are not all begun at once. True unless it is given.
   */
  readonly stopOnError?: boolean;
}

/**
 * Runs the mapper for each item, so many at the same time, and gives what they yield in the order of the items. The
 * first error is that of the whole, and then no further item is begun, unless `stopOnError` is false.
 */
export async function map<Item, Result>(
  items: readonly Item[],
  mapper: (item: Item, index: number) => Promise<Result>,
  { concurrency = Infinity, stopOnError = true }: MapOptions = {},
): Promise<Result[]> {
  if (concurrency < 1 || !(Number.isInteger(concurrency) || concurrency === Infinity))
    throw new TypeError(`concurrency is ${String(concurrency)}, and not a whole number from 1 on`);
  const results: Result[] = [];
  const queue = items.entries();
  const errors: unknown[] = [];
  const work = async (): Promise<void> => {
    for (const [at, item] of queue) {
      if (stopOnError && errors.length > 0) return;
      try {
        results[at] = await mapper(item, at);
      } catch (error) {
        errors.push(error);
        if (stopOnError) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  const [first, ...later] = errors;
  for (const error of later) handOver(error, first);
  if (errors.length > 0) throw first;
  return results;
}
