/** A saga as the function that it is, with the words of the oracle, in a world. */
import { transformSync } from "esbuild";
import { evaluate } from "../../src/testing/evaluate";
import { isTask, taskNamed } from "./generate/tasks";
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
  return transformSync(text, { loader: "ts", format: "cjs", target: "node20" }).code;
}

class TimeoutError extends Error {
  override name = "TimeoutError";
}

/** Runs a program to its end. */
export async function runProgram(code: string, world: World): Promise<Ran> {
  const time = new Time();
  const end: { halt: (error: unknown) => void } = { halt: () => undefined };
  const halted = new Promise<never>((_, reject) => (end.halt = reject));
  const words = oracle(nameOf, end.halt);
  const classes: { [name: string]: unknown } = {};
  const host = async (task: string, argument: string): Promise<unknown> => {
    if (!isTask(task)) throw new Error(`${task} is no task`);
    const { timeout = null, retry: own = words.patience() } = taskNamed(task);
    for (let made = 0; ; made++) {
      const { milliseconds, ...answer } = world.attempt(task, argument, time.now, timeout !== null);
      const limit = (timeout ?? Infinity) * 1_000;
      await time.wait(Math.min(milliseconds, limit));
      if ("value" in answer) return answer.value;
      const error = milliseconds > limit ? new TimeoutError("") : thrown(answer, classes);
      await pause(time, own, made, error);
    }
  };
  const retry = async (patience: RetryWord, block: () => Promise<unknown>): Promise<unknown> => {
    const { on, ...rest } = patience;
    for (let made = 0; ; made++) {
      try {
        return await block();
      } catch (error) {
        if (on === undefined ? error instanceof words.CompensationFailed : !(error instanceof on)) throw error;
        await pause(time, rest, made, error);
      }
    }
  };
  const sleep = (duration: number | string): Promise<void> => time.wait(secondsOf(duration) * 1_000);
  const module = { ...words, retry, sleep, TimeoutError };
  Object.assign(
    classes,
    evaluate(code, () => module, { host, Promise: words.Promise }),
    { TypeError, Error, TimeoutError },
  );
  return ended(time, async () => {
    const { workflow } = classes;
    if (typeof workflow !== "function") throw new Error("the program exports no workflow");
    const run = words.saga(async () => Reflect.apply(workflow, undefined, [world.input]) as unknown);
    return Promise.race([run, halted]);
  });
}

type RetryWord = Omit<Patience, "on"> & { readonly on?: abstract new () => Error };

/** Seconds in a number, or in the only texts that generated programs have. */
function secondsOf(duration: number | string): number {
  return typeof duration === "number" ? duration : Number.parseInt(duration);
}

/** Waits before the next try, or throws the error when there is none. */
async function pause(time: Time, patience: Patience | null, made: number, error: unknown): Promise<void> {
  if (patience === null || made >= patience.retries) throw error;
  const { on, interval = 1, backoff = 2, max = Infinity, jitter = false } = patience;
  if (on !== undefined && !on.includes(nameOf(error).name)) throw error;
  time.vague ||= jitter;
  await time.wait(jitter ? 0 : Math.round(Math.min(secondsOf(interval) * backoff ** made, max) * 1_000));
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
