/**
 * await Promise.all([one(), other()])   →   when `one` fails, the scope still waits for `other` before it undoes anything
 *
 * While workflows run natively, `Promise.all` and `Promise.allSettled` note what they wait for in the scope that they
 * stand in: what another member registers after the first has failed counts as well.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { handOver } from "./reports";

/** What groups of one scope wait for. */
export class Siblings {
  readonly #open = new Set<PromiseLike<unknown>>();

  /** Runs a block whose groups are noted here. */
  within<Result>(block: () => Result): Result {
    return noting.run(this, block);
  }

  note(member: PromiseLike<unknown>): void {
    this.#open.add(member);
    const forget = (): void => void this.#open.delete(member);
    member.then(forget, forget);
  }

  /** Resolves when none of them goes on any more, or when `never` does: then nothing will come of those that are left. */
  async end(never: () => Promise<void>): Promise<void> {
    while (this.#open.size > 0) {
      const left = new Promise<string>((resolve) => void never().then(() => resolve("left")));
      const outcome = await Promise.race([settle([...this.#open]), left]);
      if (outcome === "left") return;
    }
  }
}

const noting = new AsyncLocalStorage<Siblings>();
/** Not one of those that are watched. */
const settle = Promise.allSettled.bind(Promise);
let runs = 0;
const originals = new Map<Watched, unknown>();

const watched = ["all", "allSettled"] as const;
type Watched = (typeof watched)[number];

/** Has groups noted as long as the block runs. */
export async function watching<Result>(block: () => Promise<Result>): Promise<Result> {
  if (runs++ === 0) for (const name of watched) watch(name);
  try {
    return await block();
  } finally {
    if (--runs === 0) for (const name of watched) replace(name, originals.get(name));
  }
}

function watch(name: Watched): void {
  const original: unknown = Reflect.get(Promise, name);
  if (typeof original !== "function") return;
  originals.set(name, original);
  replace(
    name,
    new Proxy(original, {
      apply: (target, self, args: readonly unknown[]): unknown => {
        const [values, ...more] = args;
        const siblings = noting.getStore();
        const members = siblings === undefined || !isIterable(values) ? values : [...values];
        if (siblings !== undefined && Array.isArray(members)) {
          for (const member of members) if (isPromise(member)) siblings.note(member);
          if (name === "all") reportTogether(members);
        }
        return Reflect.apply(target, self, [members, ...more]);
      },
    }),
  );
}

/** The first error goes on; what the later ones report goes with it. */
function reportTogether(members: readonly unknown[]): void {
  const first: { error?: unknown } = {};
  const failed = (error: unknown): void => {
    if ("error" in first) handOver(error, first.error);
    else first.error = error;
  };
  for (const member of members) if (isPromise(member)) member.catch(failed);
}

function replace(name: Watched, value: unknown): void {
  Object.defineProperty(Promise, name, { value, writable: true, configurable: true, enumerable: false });
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}
