/** From a finding to the smallest program that shows it, as a fixture that can be saved. */
import { format } from "prettier";
import type { Json } from "../../compiler/asl/definition";
import { memoryProject } from "../../scripts/docs/memory-project";
import type { Finding } from "./campaign";
import { compileAll } from "./compiled";
import type { Compiled } from "./compiled";
import { judge } from "./judge";
import { runNatively } from "./native";
import type { Ran } from "./native";
import { shrunk } from "./shrink";
import { isConcurrent, session, worldOf } from "./world";
import type { World } from "./world";

export interface Minimal {
  readonly text: string;
  readonly what: string;
  /** `cases.json` of the fixture: what the function does, in the world of the finding. */
  readonly cases: string;
}

export interface MinimalOptions {
  readonly repository: string;
  readonly seconds: number;
}

/** Shrinks the program of a finding, for so long at most. */
export async function minimal(finding: Finding, { repository, seconds }: MinimalOptions): Promise<Minimal> {
  const project = memoryProject(repository);
  const world = worldOf(finding.world ?? finding.seed, isConcurrent(finding.text));
  const end = Date.now() + seconds * 1_000;
  const verdicts = async function* (candidates: readonly string[]): AsyncGenerator<boolean> {
    const sources = candidates.map((text) => ({ seed: finding.seed, text }));
    for (const [, compiled] of compileAll(project, sources, "candidates")) {
      if (Date.now() > end) return;
      const fault = await faultOf(compiled, world, finding);
      yield fault !== null && sortOf(fault) === sortOf(finding.what);
    }
  };
  const text = await shrunk(finding.text, verdicts, () => Date.now() < end);
  const pretty = await format(text, { parser: "typescript", printWidth: 120 });
  for (const [, compiled] of compileAll(project, [{ seed: finding.seed, text: pretty }], "candidates")) {
    const what = (await faultOf(compiled, world, finding)) ?? finding.what;
    const cases =
      compiled.kind === "compiled" ? await casesOf(await runNatively(compiled.native, world), world, pretty) : "[]\n";
    return { text: pretty, what, cases };
  }
  return { text: pretty, what: finding.what, cases: "[]\n" };
}

/** What sort of difference it is: shrinking must not slide from one mistake to another. */
function sortOf(what: string): string {
  if (what.startsWith("SFN9")) return what.replaceAll(/`[^`]*`/g, "``");
  const sorts = ["the machine fails with", "the machine takes", "call ", "CompensationFailed"];
  const ends = /the machine (returns|throws|goes).*?, the function (returns|throws|goes)/s.exec(what);
  const sort = sorts.find((each) => what.includes(each)) ?? `${ends?.[1]} ${ends?.[2]}`;
  return `${what.startsWith("with all passes")} ${sort}`;
}

/** What is wrong with a program in the world of a finding; null when all is well, or when it is no program. */
async function faultOf(compiled: Compiled, world: World, finding: Finding): Promise<string | null> {
  if (compiled.kind === "ill-typed") return null;
  if (compiled.kind === "refused") {
    const internal = compiled.diagnostics.find(({ code }) => code.startsWith("SFN9"));
    return finding.what.startsWith("SFN9") && internal !== undefined ? `SFN9001 ${internal.title}` : null;
  }
  if (finding.what.startsWith("SFN9")) return null;
  const verdict = await judge(compiled.native, compiled.ways, world);
  if (verdict.kind !== "different" || compiled.typeErrors().length > 0) return null;
  return `with ${verdict.way}: ${verdict.what}`;
}

/** The case of a fixture that says what the function did. */
async function casesOf(ran: Ran, world: World, text: string): Promise<string> {
  const answer = session(world);
  const tasks = new Map<string, Json[]>();
  for (const call of ran.calls) {
    const { task } = call;
    const { outcome } = answer(call);
    const given: Json =
      outcome.kind === "returned"
        ? { returns: outcome.value }
        : { throws: { name: outcome.name, message: outcome.message } };
    tasks.set(task, [...(tasks.get(task) ?? []), given]);
  }
  const { ending } = ran;
  const expected =
    ending.kind === "returned"
      ? { returns: ending.value }
      : ending.kind === "threw"
        ? { throws: { name: ending.name, message: ending.message } }
        : {};
  const calls = ran.calls.map(({ task, arguments: args }) => {
    const length = args.findLastIndex((argument) => argument !== undefined) + 1;
    return [task, ...args.slice(0, length).map((argument) => argument ?? null)];
  });
  const found = {
    name: "as found",
    input: inputFor(world, text),
    tasks: Object.fromEntries(tasks),
    expect: expected,
    calls,
  };
  return format(JSON.stringify([found]), { parser: "json", printWidth: 120 });
}

/** The parts of the input that the program names. */
function inputFor({ input }: World, text: string): Json {
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => new RegExp(`\\b${key}\\b`).test(text)));
}
