/**
 * The oracle: what `compensate`, `saga`, `commit` and `rollback` mean, in the fewest lines of JavaScript that say it.
 * Written from docs/sagas.md, and sharing no code with src/words or runtime, so that all of them have to be wrong in the
 * same way before nobody notices.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** How calls are tried again: the errors, the number of repetitions, the first wait (in seconds), its factor, the longest wait. */
export interface Patience {
  readonly on?: readonly string[];
  readonly retries: number;
  readonly interval?: number | string;
  readonly backoff?: number;
  readonly max?: number;
  readonly jitter?: boolean;
}

interface Options {
  readonly retry?: Patience;
  readonly onFailure?: "continue" | "halt";
}

class Scope {
  entries: { readonly undo: () => Promise<unknown>; readonly options: Options }[] = [];
  readonly patience: Patience | null;

  constructor(patience: Patience | null) {
    this.patience = patience;
  }
}

const usual: Patience = { retries: 6, interval: 2, backoff: 2, max: 300, jitter: true };

/** Where code that runs now stands; one for all runs, because Node asks each that there ever was at every promise. */
const here = new AsyncLocalStorage<Scope>();

type Watch = (member: Promise<unknown>) => Promise<unknown>;
type Mapper = (item: string) => Promise<unknown>;

type Run = (block: () => Promise<unknown>) => Promise<unknown>;

interface Said {
  readonly name: string;
  readonly message: string;
}

/**
 * The words of one run. `nameOf` says under which name an error goes on; `halt` ends the run with an error there and then;
 * `inPeace` runs what has all the time that it needs.
 */
export function oracle(nameOf: (error: unknown) => Said, halt: (error: unknown) => void, inPeace: Run) {
  const scope = (): Scope => here.getStore() ?? new Scope(null);
  /** In which order errors came out of members. */
  const came = new Map<unknown, number>();
  class CompensationFailed extends Error {
    override name = "CompensationFailed";
  }

  /** What other members could not undo, reported with the error that goes on. */
  const told = new Map<unknown, readonly object[]>();

  async function unwind(from: Scope, original: Said, told: readonly object[] = []): Promise<void> {
    const [entries, failed] = [from.entries, [...told]];
    from.entries = [];
    for (let at = entries.length - 1; at >= 0; at--) {
      const { undo, options } = entries[at] ?? { undo: async () => undefined, options: {} };
      try {
        await here.run(new Scope(options.retry ?? usual), () => inPeace(undo));
      } catch (error) {
        if (options.onFailure === "halt") await new Promise(() => halt(error));
        failed.push({ compensation: at + 1, ...nameOf(error) });
      }
    }
    if (failed.length > 0) throw new CompensationFailed(JSON.stringify({ original, failed }));
  }

  async function saga<Result>(block: () => Promise<Result>): Promise<Result> {
    const [outer, own] = [here.getStore(), new Scope(null)];
    try {
      const result = await here.run(own, block);
      outer?.entries.push(...own.entries);
      return result;
    } catch (error) {
      came.delete(error);
      await unwind(own, nameOf(error), told.get(error));
      throw error;
    }
  }

  /** All come to their ends, and then the error goes on that was the first in time, that of a group within when it came. */
  async function settled<Result>(begin: (watch: Watch) => Promise<Result>): Promise<Result> {
    const errors: unknown[] = [];
    const result = await begin((member) =>
      member.catch((error: unknown) => {
        if (!came.has(error)) came.set(error, came.size);
        errors.push(error);
      }),
    );
    const [first, ...later] = errors.sort((one, other) => (came.get(one) ?? 0) - (came.get(other) ?? 0));
    const reports = later.flatMap((error) => [
      ...(error instanceof CompensationFailed ? [{ compensation: 0, ...nameOf(error) }] : []),
      ...(told.get(error) ?? []),
    ]);
    if (reports.length > 0) told.set(first, [...(told.get(first) ?? []), ...reports]);
    if (errors.length > 0) throw first;
    return result;
  }

  const all = (members: readonly Promise<unknown>[]): Promise<unknown> =>
    settled((watch) => Promise.all(members.map(watch)));

  /** So many workers, each of which takes the next item when it is done with one. */
  const map = (items: readonly string[], mapper: Mapper, { concurrency }: { readonly concurrency: number }) =>
    settled((watch) => {
      const queue = items.values();
      const work = async (): Promise<void> => {
        for (const item of queue) await watch(mapper(item));
      };
      return Promise.all(Array.from({ length: concurrency }, work));
    });

  return {
    CompensationFailed,
    Promise: { all, allSettled: Promise.allSettled.bind(Promise) },
    map,
    saga,
    compensate: (undo: () => Promise<unknown>, options: Options = {}) => void scope().entries.push({ undo, options }),
    commit: () => void (scope().entries = []),
    rollback: () => unwind(scope(), { name: "Rollback", message: "the workflow has rolled back" }),
    /** How calls are tried again in the block that runs now; null outside of undoing. */
    patience: () => scope().patience,
  };
}
