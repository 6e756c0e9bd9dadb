/**
 * The deadline of a saga, for the oracle: no call begins behind it, none is waited for beyond it, waits end there. What
 * stands in `catch` and in `finally`, and what undoes, has all the time that it needs.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Time } from "./time";

class WorkflowTimeoutError extends Error {
  override name = "WorkflowTimeoutError";
}

/** True where the deadline counts. */
const counting = new AsyncLocalStorage<boolean>();

/** The deadline of one run, so many seconds after its beginning. */
export class Deadline {
  readonly #seconds: number;
  readonly #time: Time;

  constructor(seconds: number | null, time: Time) {
    this.#seconds = seconds ?? Infinity;
    this.#time = time;
  }

  within = <Result>(block: () => Promise<Result>): Promise<Result> => counting.run(true, block);

  without = <Result>(block: () => Promise<Result>): Promise<Result> => counting.run(false, block);

  /** Says that from here on the deadline counts or not, and gives what was before. */
  tidying = (tidies: boolean): boolean => {
    const before = counting.getStore() !== true;
    counting.enterWith(!tidies);
    return before;
  };

  /** Milliseconds for which somebody waits now at most; a state waits for whole seconds, one of them at least. */
  get patience(): number {
    return counting.getStore() === true ? Math.max(1_000, this.#left) : Infinity;
  }

  get #left(): number {
    return Math.max(0, Math.ceil(this.#seconds - this.#time.now / 1_000) * 1_000);
  }

  /** Throws when the time is over. */
  check(): void {
    if (counting.getStore() === true && this.#time.now >= this.#seconds * 1_000)
      throw new WorkflowTimeoutError(`the workflow took longer than ${this.#seconds} seconds`);
  }

  async wait(milliseconds: number): Promise<void> {
    await this.#time.wait(counting.getStore() === true ? Math.min(milliseconds, this.#left) : milliseconds);
    this.check();
  }
}

/**
 * A program, one statement a line, whose `catch` and `finally` blocks say that they tidy up: behind an `await`, from where
 * on what they say is not said of whoever has called the function.
 */
export function withTidying(text: string): string {
  const closing: number[] = [];
  let depth = 0;
  const lines = text.split("\n").map((line) => {
    const opens = /^\} (catch|finally)\b.*\{$/.test(line);
    const closes = line.startsWith("}") && closing.at(-1) === depth;
    depth += line.split("{").length - line.split("}").length;
    if (closes) closing.pop();
    if (opens) closing.push(depth);
    const end = closes ? `} finally { tidying(before); } ${line}` : line;
    return opens ? `${end} await null; const before = tidying(true); try {` : end;
  });
  return lines.join("\n");
}
