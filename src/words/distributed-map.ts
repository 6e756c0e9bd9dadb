/** await distributedMap(items, mapper, { batch: 100 })   →   Map DISTRIBUTED: each item, or batch, an execution of its own */
import { currentHost } from "./host";
import { ItemSource } from "./item-sources";
import { ItemReaderFailed, ResultWriterFailed, ToleratedFailuresExceeded } from "./map-run-errors";
import { asChild } from "./saga";

/** What may be said of any distributed Map. */
export interface DistributedMapOptions {
  /** So many items, or batches, at the same time at most; up to 10,000 unless it is given. */
  readonly concurrency?: number;
  /** So many items may fail; without it none, or with only one of the two as many as the other says. */
  readonly tolerate?: { readonly count?: number; readonly percentage?: number };
  /** What the items run as. Express is cheaper, ends after five minutes and waits for nothing. Default: standard. */
  readonly children?: "standard" | "express";
  /** A part of the names of the items' executions. */
  readonly label?: string;
  /** No more items are read; of a source in S3. */
  readonly maxItems?: number;
}

/** So many items are one execution: the mapper takes a list. */
interface Batched {
  readonly batch: number;
}

/** Where the results are written, in place of a list of them: a folder below the prefix, with a manifest. */
interface Written {
  readonly results: { readonly bucket: string; readonly prefix?: string };
}

/** What a distributed Map has done whose results are in S3. */
export interface MapRun {
  readonly mapRunArn: string;
  /** The manifest, which names the files with the results. */
  readonly results: { readonly bucket: string; readonly key: string };
}

type Items<Item> = readonly Item[] | ItemSource<Item>;
type Plain = DistributedMapOptions & { readonly batch?: never; readonly results?: never };

/**
 * Runs the mapper for each item, or for each batch of items, in an execution of its own, and gives what they yield in the
 * order of the items; those of tolerated failures are left out. When more fail than is tolerated it is a
 * `ToleratedFailuresExceeded`, and nothing further is begun. An item is a scope for compensations of its own.
 */
export function distributedMap<Item>(
  source: Items<Item>,
  mapper: (items: Item[]) => Promise<unknown>,
  options: DistributedMapOptions & Batched & Written,
): Promise<MapRun>;
export function distributedMap<Item>(
  source: Items<Item>,
  mapper: (item: Item, index: number) => Promise<unknown>,
  options: DistributedMapOptions & Written & { readonly batch?: never },
): Promise<MapRun>;
export function distributedMap<Item, Result>(
  source: Items<Item>,
  mapper: (items: Item[]) => Promise<Result>,
  options: DistributedMapOptions & Batched & { readonly results?: never },
): Promise<Result[]>;
export function distributedMap<Item, Result>(
  source: Items<Item>,
  mapper: (item: Item, index: number) => Promise<Result>,
  options?: Plain,
): Promise<Result[]>;
export async function distributedMap(
  source: Items<unknown>,
  mapper: (item: never, index: number) => Promise<unknown>,
  options: DistributedMapOptions & Partial<Batched & Written> = {},
): Promise<unknown> {
  const { batch, results } = options;
  const items = source instanceof ItemSource ? await read(source, options) : source;
  const run = (item: unknown, index: number): Promise<unknown> =>
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the overloads say what the mapper takes
    asChild(() => mapper(item as never, index));
  const work = batch === undefined ? items.map((item) => ({ item, size: 1 })) : batchesOf(items, batch);
  const ended = await runAll(work, run, options);
  return results === undefined ? ended : write(results);
}

interface Work {
  readonly item: unknown;
  /** How many items it stands for. */
  readonly size: number;
}

function batchesOf(items: readonly unknown[], size: number): readonly Work[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size)).map((item) => ({
    item,
    size: item.length,
  }));
}

/** Not one of those that a scope waits for: items that are aborted are nobody's business any more. */
const all = Promise.all.bind(Promise);

async function runAll(
  work: readonly Work[],
  run: (item: unknown, index: number) => Promise<unknown>,
  { concurrency = Infinity, tolerate = {} }: DistributedMapOptions,
): Promise<readonly unknown[]> {
  const results: { readonly value: unknown }[] = [];
  const queue = work.entries();
  const total = work.reduce((sum, { size }) => sum + size, 0);
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (const [at, { item, size }] of queue) {
      try {
        results[at] = { value: await run(item, at) };
      } catch {
        failed += size;
        if (isExceeded(tolerate, failed, total)) throw exceeded();
      }
    }
  };
  await all(Array.from({ length: Math.min(concurrency, work.length) }, worker));
  return results.flatMap(({ value }) => [value]);
}

function isExceeded(
  { count = 0, percentage = 0 }: NonNullable<DistributedMapOptions["tolerate"]>,
  failed: number,
  total: number,
): boolean {
  if (count === 0 && percentage === 0) return true;
  return (count > 0 && failed > count) || (percentage > 0 && (failed / total) * 100 > percentage);
}

/** As Step Functions says it. */
function exceeded(): Error {
  return new ToleratedFailuresExceeded("The specified tolerated failure threshold was exceeded");
}

const elsewhere =
  "only a state machine reads and writes S3 for a `distributedMap`: in a test, give `simulate` its `objects`; or use `sfn-compile run --objects`";

async function read({ action, arguments: sent }: ItemSource<unknown>, { maxItems }: DistributedMapOptions) {
  const host = currentHost();
  if (host === undefined) throw new ItemReaderFailed(elsewhere);
  const items = await host.call(action, [{ ...sent, ...(maxItems === undefined ? {} : { MaxItems: maxItems }) }]);
  const list: readonly unknown[] = Array.isArray(items) ? items : [];
  return list;
}

async function write({ bucket, prefix }: Written["results"]): Promise<MapRun> {
  const host = currentHost();
  if (host === undefined) throw new ResultWriterFailed(elsewhere);
  const sent = { Bucket: bucket, ...(prefix === undefined ? {} : { Prefix: prefix }) };
  const written: unknown = await host.call("s3:putObject", [sent]);
  const details = part(written, "ResultWriterDetails");
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return {
    mapRunArn: text(part(written, "MapRunArn")),
    results: { bucket: text(part(details, "Bucket")), key: text(part(details, "Key")) },
  };
}

function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
