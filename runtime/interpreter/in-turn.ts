/** One after the other, and at once as long as nothing has to be waited for. */

/** What a step gives for each of a list. A step begins when the one before it is done. */
export function inTurn<Item, Result>(
  items: readonly Item[],
  step: (item: Item, index: number) => Promise<Result> | Result,
): Promise<Result[]> | Result[] {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    const result = step(item, index);
    if (result instanceof Promise) return goOn(items, step, { results, result });
    results.push(result);
  }
  return results;
}

async function goOn<Item, Result>(
  items: readonly Item[],
  step: (item: Item, index: number) => Promise<Result> | Result,
  { results, result }: { readonly results: Result[]; readonly result: Promise<Result> },
): Promise<Result[]> {
  results.push(await result);
  const begun = results.length;
  for (const [index, item] of items.slice(begun).entries()) results.push(await step(item, begun + index));
  return results;
}

/** What comes of a value, at once where it is there. */
export function then<Value, Result>(
  value: Promise<Value> | Value,
  go: (value: Value) => Promise<Result> | Result,
): Promise<Result> | Result {
  return value instanceof Promise ? value.then(go) : go(value);
}
