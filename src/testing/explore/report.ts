/** What an exploration has found, as data and as text. */
import type { Run } from "../run";
import type { Coverage, Covered } from "./coverage";
import { shownName } from "./failure";
import type { Failure } from "./failure";
import type { Left } from "./not-undone";

/** One run of an exploration. */
export interface ExploredRun<Output> extends Run<Output> {
  /** What was made to fail, in words. */
  readonly title: string;
  readonly failures: readonly Failure[];
}

/** What an exploration has found. */
export interface Findings<Output> {
  /** The first one as the stubs say, then one for each failure. */
  readonly runs: readonly ExploredRun<Output>[];
  /** How many runs there have to be, and why: calls × ways to fail. */
  readonly expected: number;
  readonly formula: string;
  readonly coverage: Coverage;
  /** Completed calls of failed runs that no compensation has undone. */
  readonly notUndone: readonly Left[];
  /** Calls that failed when their effect was done, and that no compensation has undone. */
  readonly doubtful: readonly Left[];
}

export interface Exploration<Output> extends Findings<Output> {
  /** All of that for a person. */
  report(): string;
}

/** `3 calls`, `1 call`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The lines that a person reads. */
export function report<Output>({ runs, expected, formula, coverage, ...left }: Findings<Output>): string {
  const failed = runs.filter(({ status }) => status !== "SUCCEEDED").length;
  return [
    `${plural(runs.length, "run")} of ${expected} (${formula}), ${failed} of which failed`,
    ...(["states", "catchers", "branches"] as const).flatMap((what) => covered(what, coverage[what])),
    ...leftLines("never undone", left.notUndone),
    ...leftLines("not undone when only the answer was lost", left.doubtful),
  ].join("\n");
}

function covered(what: string, { all, missed }: Covered): readonly string[] {
  return [`${what}: ${all.length - missed.length} of ${all.length}`, ...missed.map((each) => `  not reached: ${each}`)];
}

/** Each task once, with the first run that shows it. */
function leftLines(what: string, left: readonly Left[]): readonly string[] {
  const first = new Map([...left].reverse().map((each) => [each.task, each]));
  return [...first.values()].reverse().map(({ task, when }) => `${what}: ${shownName(task)}, where ${when}`);
}
