/**
 * A world that workflows take things from: a set of what is held at the moment. `take` adds a thing under a new name,
 * `release` and `clear` remove it, and every attempt may fail: before it had an effect, after it had, or by answering too late.
 * What an attempt comes to follows from the seed, the task and its argument, whatever else happens at the same time.
 */
import { Random } from "../fuzz/random";
import type { TaskName } from "./generate/tasks";

/** What an attempt comes to: `half` takes effect and then fails, `late` takes effect and answers when nobody waits any more. */
export type Fate = "fine" | "fails" | "half" | "late";

/** An attempt to call a task, and what came of it. */
export interface Attempt {
  readonly task: TaskName;
  readonly argument: string;
  /** Milliseconds since the start of the run. */
  readonly time: number;
  readonly fate: Fate;
  /** What it has added to the world. */
  readonly added: string | null;
}

export type Answer = { readonly milliseconds: number } & (
  { readonly value: string | number | boolean | null } | { readonly name: string; readonly message: string }
);

/** How ill-disposed a world is: the share of calls that fail once, of those that fail for good, and of undoings that do. */
interface Mood {
  readonly once: number;
  readonly always: number;
  readonly undoing: number;
}

const moods: readonly Mood[] = [
  { once: 0, always: 0, undoing: 0 },
  { once: 0.05, always: 0.12, undoing: 0 },
  { once: 0.1, always: 0.12, undoing: 0.15 },
  { once: 0.1, always: 0.3, undoing: 0.3 },
];

/** How many worlds differ in their mood. */
export const worldsEach = moods.length;

/** Errors of tasks; `Elsewhere` is the name of no class of the program. */
const names = ["Busy", "SoldOut", "Busy", "SoldOut", "Error", "TypeError", "Elsewhere"];

const undoing: ReadonlySet<TaskName> = new Set<TaskName>(["release", "drop", "clear", "tell"]);

const forEver = 1_000_000;

/** Everything that happens in one run. */
export class World {
  readonly held = new Set<string>();
  readonly attempts: Attempt[] = [];
  readonly #seed: number;
  readonly #counts = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The input of the workflow. */
  get input(): { readonly items: readonly string[]; readonly flag: boolean } {
    const random = new Random(this.#seed * 3 + 1);
    return { items: ["a", "b", "c"].slice(0, random.below(4)), flag: random.chance(0.5) };
  }

  /** Makes an attempt, which is waited for so many milliseconds at most. */
  attempt(task: TaskName, argument: string, time: number, patience: number): Answer {
    if (this.attempts.length >= mostAttempts) throw new TooLong();
    const random = new Random(this.#seed * 131 + hash(`${task} ${argument} ${this.#next(`${task} ${argument}`)}`));
    const { fate: drawn, name } = this.#fate(task, argument, random);
    const fate = drawn === "late" && patience === Infinity ? "half" : drawn;
    const added = fate === "fails" ? null : this.#effect(task, argument);
    const milliseconds = fate === "late" ? forEver : random.below(5_000);
    const isCut = milliseconds > patience && fate !== "fails";
    this.attempts.push({ task, argument, time, fate: isCut ? "late" : fate, added });
    if (fate !== "fine") return { milliseconds, name, message: `${task} ${argument} ${fate}` };
    return { milliseconds, value: task === "take" ? added : valueOf(task, random) };
  }

  #fate(task: TaskName, argument: string, random: Random): { readonly fate: Fate; readonly name: string } {
    const mood = moods[this.#seed % moods.length] ?? { once: 0, always: 0, undoing: 0 };
    const persistent = new Random(this.#seed * 17 + hash(`${task} ${argument}`));
    const failing: readonly Fate[] = ["fails", "fails", "half", "late"];
    const fate = persistent.pick(failing);
    const name = persistent.pick(names);
    if (persistent.chance(undoing.has(task) ? mood.undoing : mood.always)) return { fate, name };
    if (random.chance(mood.once)) return { fate: random.pick(failing), name: random.pick(names) };
    return { fate: "fine", name };
  }

  #effect(task: TaskName, argument: string): string | null {
    if (task === "take") {
      const name = `${argument}.${this.#next(`effect ${argument}`)}`;
      this.held.add(name);
      return name;
    }
    if (task === "release" || task === "drop") this.held.delete(argument);
    if (task === "clear") for (const name of this.held) if (name.startsWith(`${argument}.`)) this.held.delete(name);
    return null;
  }

  #next(of: string): number {
    const count = (this.#counts.get(of) ?? 0) + 1;
    this.#counts.set(of, count);
    return count;
  }
}

function valueOf(task: TaskName, random: Random): number | boolean | null {
  if (task === "count") return random.below(10);
  return task === "ask" ? random.chance(0.5) : null;
}

const mostAttempts = 400;

/** A run makes more attempts than anybody wants to compare. */
export class TooLong extends Error {}

function hash(text: string): number {
  let code = 7;
  for (const letter of text) code = (Math.imul(code, 31) + letter.charCodeAt(0)) >>> 0;
  return code;
}
