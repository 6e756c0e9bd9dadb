/** The world of one run: what every attempt of every task comes to, drawn from a seed; the same for whoever asks. */
import type { Json } from "../../compiler/asl/definition";
import type { Answered } from "../../src/testing/answers";
import { canonical } from "../../src/testing/json";
import { failures, tasks } from "./generate/tasks";
import { inputOf, jsonOf } from "./generate/types";
import { hashed, Random } from "./random";

/** An attempt to call a task, as both sides make it. */
export interface Call {
  readonly task: string;
  readonly arguments: readonly unknown[];
  /** Milliseconds since the start of the run. */
  readonly time: number;
}

export interface World {
  readonly input: Json;
  /** Calls are made at the same time, and so in no certain order. */
  readonly concurrent: boolean;
  /** What the attempt of a task comes to; attempts count from 0, each task's for itself. */
  answer(call: Call, attempt: number): Answered;
}

/** How often tasks fail, and whether they take time: most worlds are kind, some are not. */
const moods = [
  { failing: 0, slow: false },
  { failing: 0.12, slow: false },
  { failing: 0.35, slow: true },
] as const;

/** How many worlds differ in their mood. */
export const worldsEach = moods.length;

/** True for a program that does several things at the same time. */
export function isConcurrent(text: string): boolean {
  return /\bPromise\.(all|allSettled)\(|(?<![\w.])map\(|\bconst wait\d+ = /.test(text);
}

/**
 * A world of a seed. What a concurrent program is answered follows from what it asks and when, whoever of its members
 * asks first; each answer takes time, so that the same question is another one later.
 */
export function worldOf(seed: number, concurrent: boolean): World {
  const mood = moods[seed % moods.length] ?? moods[0];
  const input = inputOf(new Random(seed * 7 + 1));
  return {
    input,
    concurrent,
    answer: (call, attempt) => {
      const random = new Random(seed * 131 + (concurrent ? asked(call) : counted(call, attempt)));
      const milliseconds = concurrent
        ? random.between(1, mood.slow ? 4_000 : 400)
        : mood.slow
          ? random.pick([0, 0, 500, 2_000])
          : 0;
      return { outcome: outcomeOf(call.task, random, mood.failing), milliseconds };
    },
  };
}

function asked({ task, arguments: sent, time }: Call): number {
  return hashed(`${task} ${canonical(sent)} ${time}`);
}

function counted({ task }: Call, attempt: number): number {
  return (tasks.findIndex(({ name }) => name === task) + 1) * 10_007 + attempt * 1_000_003;
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
export function session(world: World): (call: Call) => Answered {
  const attempts = new Map<string, number>();
  let total = 0;
  return (call) => {
    if (++total > mostCalls) throw new TooLong();
    const attempt = attempts.get(call.task) ?? 0;
    attempts.set(call.task, attempt + 1);
    return world.answer(call, attempt);
  };
}

const mostCalls = 150;

/** A run makes more calls than anybody wants to compare. */
export class TooLong extends Error {}
