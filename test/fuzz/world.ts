/** The world of one run: what every attempt of every task comes to, drawn from a seed; the same for whoever asks. */
import type { Json } from "../../compiler/asl/definition";
import type { Answered } from "../../src/testing/answers";
import { failures, tasks } from "./generate/tasks";
import { inputOf, jsonOf } from "./generate/types";
import { Random } from "./random";

export interface World {
  readonly input: Json;
  /** What the attempt of a task comes to; attempts count from 0, each task's for itself. */
  answer(task: string, attempt: number): Answered;
}

/** How often tasks fail, and whether they take time: most worlds are kind, some are not. */
const moods = [
  { failing: 0, slow: false },
  { failing: 0.12, slow: false },
  { failing: 0.35, slow: true },
] as const;

/** How many worlds differ in their mood. */
export const worldsEach = moods.length;

/** A world of a seed. */
export function worldOf(seed: number): World {
  const mood = moods[seed % moods.length] ?? moods[0];
  const input = inputOf(new Random(seed * 7 + 1));
  return {
    input,
    answer: (task, attempt) => {
      const random = new Random(seed * 131 + numbered(task) * 10_007 + attempt * 1_000_003);
      const milliseconds = mood.slow ? random.pick([0, 0, 500, 2_000]) : 0;
      return { outcome: outcomeOf(task, random, mood.failing), milliseconds };
    },
  };
}

function numbered(task: string): number {
  return tasks.findIndex(({ name }) => name === task) + 1;
}

function outcomeOf(task: string, random: Random, failing: number): Answered["outcome"] {
  if (random.chance(failing)) {
    return {
      kind: "failed",
      name: random.pick(failures),
      message: random.pick(["", "a", "full", '{% "x" %}', "ü\n2"]),
    };
  }
  const result = tasks.find(({ name }) => name === task)?.result ?? null;
  return { kind: "returned", value: result === null ? null : jsonOf(result, random) };
}

/** The answers of a world in the order of the attempts, for one run. */
export function session(world: World): (task: string) => Answered {
  const asked = new Map<string, number>();
  let total = 0;
  return (task) => {
    if (++total > mostCalls) throw new TooLong();
    const attempt = asked.get(task) ?? 0;
    asked.set(task, attempt + 1);
    return world.answer(task, attempt);
  };
}

const mostCalls = 150;

/** A run makes more calls than anybody wants to compare. */
export class TooLong extends Error {}
