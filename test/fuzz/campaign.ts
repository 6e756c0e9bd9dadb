/** A campaign: programs of consecutive seeds are made, compiled, run and compared; everything that happens is counted. */
import type { Project } from "ts-morph";
import { compileAll } from "./compiled";
import type { Compiled, Source } from "./compiled";
import { generate } from "./generate/program";
import { judge } from "./judge";
import { hashed } from "./random";
import { isConcurrent, worldOf, worldsEach } from "./world";

export interface Finding {
  readonly seed: number;
  readonly text: string;
  /** Seed of the world in which it showed; null when no run was needed. */
  readonly world: number | null;
  readonly what: string;
}

export interface Tally {
  programs: number;
  runs: number;
  /** Code and title → how many programs were refused for it. */
  readonly refusals: Map<string, number>;
  readonly limits: Map<string, number>;
  /** Why something of it is outlined → of how many programs. */
  readonly outlined: Map<string, number>;
  /** `if in loop` → in how many places of how many programs. */
  readonly coverage: Map<string, number>;
  /** A program for each reason why one is refused or outlined. */
  readonly examples: Map<string, number>;
  readonly findings: Finding[];
  readonly illTyped: Finding[];
}

export interface CampaignOptions {
  /** In which the programs are compiled. */
  readonly project: Project;
  /** Says after each program whether to go on. */
  readonly goOn?: (tally: Tally) => boolean;
}

/** Nothing counted yet. */
function emptyTally(): Tally {
  return {
    programs: 0,
    runs: 0,
    refusals: new Map(),
    limits: new Map(),
    outlined: new Map(),
    coverage: new Map(),
    examples: new Map(),
    findings: [],
    illTyped: [],
  };
}

const atOnce = 50;

/** Tries the programs of so many seeds from the first one. */
export async function campaign(first: number, count: number, options: CampaignOptions): Promise<Tally> {
  const { project } = options;
  const tally = emptyTally();
  const known = new Set<number>();
  for (let from = first; from < first + count; from += atOnce) {
    const made = Array.from({ length: Math.min(atOnce, first + count - from) }, (_, at) => generate(from + at));
    const sources = made.filter(({ text }) => isNew(hashed(text), known));
    for (const { coverage } of sources) for (const [key, times] of coverage) add(tally.coverage, key, times);
    for (const [source, compiled] of compileAll(project, sources)) {
      await examine(source, compiled, tally);
      if (options.goOn?.(tally) === false) return tally;
    }
  }
  return tally;
}

/** Small seeds that are neighbours make the same program at times: it is tried, and counted, once. */
function isNew(program: number, known: Set<number>): boolean {
  const before = known.size;
  return known.add(program).size > before;
}

/** Runs a program in its worlds, and counts what comes of it. */
async function examine({ seed, text }: Source, compiled: Compiled, tally: Tally): Promise<void> {
  tally.programs++;
  if (compiled.kind === "ill-typed") {
    tally.illTyped.push({ seed, text, world: null, what: compiled.messages.join("\n") });
  } else if (compiled.kind === "refused") {
    const internal = compiled.diagnostics.find(({ code }) => code.startsWith("SFN9"));
    if (internal !== undefined) tally.findings.push({ seed, text, world: null, what: `SFN9001 ${internal.title}` });
    for (const { code, title } of compiled.diagnostics.slice(0, 1)) {
      add(tally.refusals, `${code} ${title}`, 1);
      tally.examples.set(`${code} ${title}`, seed);
    }
  } else await examineCompiled({ seed, text }, compiled, tally);
}

async function examineCompiled(
  { seed, text }: Source,
  { native, ways, outlined, typeErrors }: Extract<Compiled, { kind: "compiled" }>,
  tally: Tally,
): Promise<void> {
  for (const why of outlined.slice(0, 1)) {
    add(tally.outlined, why, 1);
    tally.examples.set(why, seed);
  }
  for (let at = 0; at < worldsEach; at++) {
    const world = seed * worldsEach + at;
    const verdict = await judge(native, ways, worldOf(world, isConcurrent(text)));
    tally.runs++;
    if (verdict.kind === "limit") add(tally.limits, verdict.what, 1);
    if (verdict.kind !== "different") continue;
    const messages = typeErrors();
    if (messages.length > 0) {
      tally.illTyped.push({ seed, text, world: null, what: messages.join("\n") });
      return;
    }
    tally.findings.push({ seed, text, world, what: `with ${verdict.way}: ${verdict.what}` });
    return;
  }
}

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
