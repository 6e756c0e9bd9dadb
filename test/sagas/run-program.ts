/** A saga as the function that it is, with the words of the oracle, in a world. */
import { transformSync } from "esbuild";
import { evaluate } from "../../src/testing/evaluate";
import { isTask, taskNamed } from "./generate/tasks";
import type { TaskName } from "./generate/tasks";
import { Deadline, withTidying } from "./deadline";
import { Time } from "./time";
import { oracle } from "./words";
import type { Patience } from "./words";
import { TooLong } from "./world";
import type { World } from "./world";

export type Ending =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "threw"; readonly name: string; readonly message: string };

/** What a run came to; the rest stands in its world. */
export interface Ran {
  readonly ending: Ending;
  /** Waits of random length were among it: its times mean nothing from there on. */
  readonly vague: boolean;
  readonly milliseconds: number;
}

/** The program without types. */
export function transpiled(text: string): string {
  return transformSync(withTidying(text), { loader: "ts", format: "cjs", target: "node20" }).code;
}

class TimeoutError extends Error {
  override name = "TimeoutError";
}

/** Runs a program to its end; `seconds` until its deadline, if it has one. */
export async function runProgram(code: string, world: World, seconds: number | null): Promise<Ran> {
  const time = new Time();
  const deadline = new Deadline(seconds, time);
  const end: { halt: (error: unknown) => void } = { halt: () => undefined };
  const halted = new Promise<never>((_, reject) => (end.halt = reject));
  const words = oracle(nameOf, end.halt, (undo) => deadline.without(undo));
  const classes: { [name: string]: unknown } = {};
  const attempt = async (task: TaskName, argument: string): Promise<Tried> => {
    deadline.check();
    const limit = Math.min((taskNamed(task).timeout ?? Infinity) * 1_000, deadline.patience);
    const { milliseconds, ...answer } = world.attempt(task, argument, time.now, limit);
    await time.wait(Math.min(milliseconds, limit));
    if (milliseconds > limit) return { error: new TimeoutError(""), isCut: true };
    return "value" in answer ? answer : { error: thrown(answer, classes), isCut: false };
  };
  const host = async (task: string, argument: string): Promise<unknown> => {
    if (!isTask(task)) throw new Error(`${task} is no task`);
    const { retry: own = words.patience() } = taskNamed(task);
    for (let made = 0; ; made++) {
      const tried = await attempt(task, argument);
      if ("value" in tried) return tried.value;
      const delay = delayAfter(own, made, tried.error);
      if (delay === null && tried.isCut) deadline.check();
      if (delay === null) throw tried.error;
      time.vague ||= own?.jitter === true;
      await time.wait(delay);
    }
  };
  const retry = async (patience: RetryWord, block: () => Promise<unknown>): Promise<unknown> => {
    const { on, ...rest } = patience;
    for (let made = 0; ; made++) {
      try {
        return await block();
      } catch (error) {
        if (on === undefined ? error instanceof words.CompensationFailed : !(error instanceof on)) throw error;
        const delay = delayAfter(rest, made, error);
        if (delay === null) throw error;
        await deadline.wait(delay);
      }
    }
  };
  const sleep = (duration: number | string): Promise<void> => deadline.wait(secondsOf(duration) * 1_000);
  const module = { ...words, retry, sleep, TimeoutError };
  Object.assign(
    classes,
    evaluate(code, () => module, { host, Promise: words.Promise, tidying: deadline.tidying }),
    { TypeError, Error, TimeoutError },
  );
  return ended(time, async () => {
    const { workflow } = classes;
    if (typeof workflow !== "function") throw new Error("the program exports no workflow");
    const body = async (): Promise<unknown> => Reflect.apply(workflow, undefined, [world.input]);
    const run = words.saga(() => deadline.within(body));
    return Promise.race([run, halted]);
  });
}

/** What became of an attempt. `isCut`: nobody waited for the answer. */
type Tried = { readonly value: unknown } | { readonly error: Error; readonly isCut: boolean };

type RetryWord = Omit<Patience, "on"> & { readonly on?: abstract new () => Error };

/** Seconds in a number, or in the only texts that generated programs have. */
function secondsOf(duration: number | string): number {
  return typeof duration === "number" ? duration : Number.parseInt(duration);
}

/** Milliseconds before the next try; null when there is none. */
function delayAfter(patience: Patience | null, made: number, error: unknown): number | null {
  if (patience === null || made >= patience.retries) return null;
  const { on, interval = 1, backoff = 2, max = Infinity, jitter = false } = patience;
  if (on !== undefined && !on.includes(nameOf(error).name)) return null;
  return jitter ? 0 : Math.round(Math.min(secondsOf(interval) * backoff ** made, max) * 1_000);
}

function thrown({ name, message }: { readonly name: string; readonly message: string }, classes: object): Error {
  const type: unknown = Reflect.get(classes, name);
  if (typeof type === "function") return Reflect.construct(type, [message]) as Error;
  return Object.assign(new Error(message), { name });
}

function nameOf(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: "Error", message: String(error) };
}

async function ended(time: Time, run: () => Promise<unknown>): Promise<Ran> {
  const work = run();
  if (!(await time.until(work))) throw new Error("the function waits for what never happens");
  const about = { vague: time.vague, milliseconds: time.now };
  try {
    return { ending: { kind: "returned", value: await work }, ...about };
  } catch (error) {
    if (error instanceof TooLong) throw error;
    return { ending: { kind: "threw", ...nameOf(error) }, ...about };
  }
}
