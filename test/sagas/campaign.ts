/** A campaign: sagas of consecutive seeds are made, compiled, run in several worlds and judged; everything is counted. */
import type { Project } from "ts-morph";
import { compileSagas } from "./compile-sagas";
import type { Compiled, Sabotage } from "./compile-sagas";
import { generate } from "./generate/program";
import type { Saga } from "./generate/program";
import { judge } from "./judge";
import { transpiled } from "./run-program";
import { worldsEach } from "./world";

export interface Finding {
  readonly seed: number;
  readonly text: string;
  readonly written: ReadonlySet<string>;
  /** Seed of the world in which it showed; null when no run was needed. */
  readonly world: number | null;
  readonly what: string;
}

export interface Tally {
  programs: number;
  runs: number;
  limits: number;
  /** Runs that ended because their time was over. */
  late: number;
  /** Code and title → how many programs were refused for it. */
  readonly refusals: Map<string, number>;
  readonly findings: Finding[];
}

export interface CampaignOptions {
  /** A project with the libraries, in which the sagas are made. */
  readonly project: Project;
  readonly sabotage?: Sabotage;
  /** Says after each program whether to go on. */
  readonly goOn?: (tally: Tally) => boolean;
}

const atOnce = 100;

/** Tries the sagas of so many seeds from the first one. */
export async function campaign(first: number, count: number, options: CampaignOptions): Promise<Tally> {
  const tally: Tally = { programs: 0, runs: 0, limits: 0, late: 0, refusals: new Map(), findings: [] };
  for (let from = first; from < first + count; from += atOnce) {
    const sagas = Array.from({ length: Math.min(atOnce, first + count - from) }, (_, at) => generate(from + at));
    for (const [saga, compiled] of compileSagas(options.project, sagas, options.sabotage ?? {})) {
      tally.programs++;
      const finding = await examine(saga, compiled, tally);
      if (finding !== null) tally.findings.push(finding);
      if (options.goOn?.(tally) === false) return tally;
    }
  }
  return tally;
}

/** What is wrong with a saga; null when nothing is, or when it is refused. */
async function examine(saga: Saga, compiled: Compiled, tally: Tally): Promise<Finding | null> {
  const found = (what: string, world: number | null = null): Finding => ({ ...saga, what, world });
  if (compiled.kind === "no program") return found(`is no program: ${compiled.message}`);
  if (compiled.kind === "refused") {
    const refusal = `${compiled.code} ${compiled.title}`;
    tally.refusals.set(refusal, (tally.refusals.get(refusal) ?? 0) + 1);
    return refusal.startsWith("SFN9") ? found(refusal) : null;
  }
  const code = transpiled(saga.text);
  for (let at = 0; at < worldsEach; at++) {
    const world = saga.seed * worldsEach + at;
    const verdict = await judge(saga, code, compiled.subject, world);
    tally.runs++;
    if (verdict.kind === "limit") tally.limits++;
    if (verdict.kind === "same" && verdict.late) tally.late++;
    if (verdict.kind === "wrong") return found(verdict.what, world);
  }
  return null;
}
