/** Compiles one workflow of the corpus, plays its cases natively and compiled, and counts. */
import type { Project } from "ts-morph";
import type { Definition } from "../../compiler/asl/definition";
import type { Compilation } from "../../compiler/compiled";
import { nativeCode, play, subjectOf } from "../language/play";
import type { Played } from "../language/play";
import { compileFolder } from "../language/shared-project";
import type { Entry, Way } from "./entries";
import { servicesIn } from "./services";

export interface Measured {
  readonly entry: Entry;
  /** What keeps it from being compiled; empty when nothing does. */
  readonly refusals: readonly string[];
  readonly states: number;
  readonly bytes: number;
  /** Regions that are computed by a Lambda function of the compiler's own. */
  readonly outlined: number;
  /** What it uses besides Lambda functions. */
  readonly services: readonly string[];
  /** The text of the longest expression. */
  readonly longest: string;
  readonly played: readonly { readonly way: Way; readonly played: Played }[];
}

/** Compiles a workflow of the corpus; what would have to be outlined is refused. */
export function compileEntry({ folder }: Entry, project: Project): Compilation {
  return compileFolder(project, folder, { outline: false });
}

/** What keeps a workflow of the corpus from being compiled; empty when nothing does. */
export function refusalsOf(entry: Entry, project: Project): readonly string[] {
  return errorsIn(compileEntry(entry, project));
}

/** Measures one workflow. */
export async function measure(entry: Entry, project: Project): Promise<Measured> {
  const compilation = compileEntry(entry, project);
  const refusals = errorsIn(compilation);
  const nothing = { entry, refusals, states: 0, bytes: 0, outlined: 0, services: [], longest: "", played: [] };
  if (refusals.length > 0) return nothing;
  const subject = subjectOf(compilation);
  const { definition, costs } = subject.workflow;
  const bundle = await nativeCode(subject);
  const played: { way: Way; played: Played }[] = [];
  for (const way of entry.ways) played.push({ way, played: await play(subject, bundle, way) });
  return {
    ...nothing,
    states: costs.states,
    services: servicesIn(definition),
    outlined: subject.workflow.regions.length,
    bytes: Buffer.byteLength(JSON.stringify(definition)),
    longest: longestIn(definition),
    played,
  };
}

/** The transitions of the case that stands for a path; null where there is none. */
export function transitionsOf({ played }: Measured, path: "happy" | "failure"): number | null {
  return played.find(({ way }) => way.path === path)?.played.transitions ?? null;
}

function errorsIn({ diagnostics }: Compilation): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, title, label, span }) => `${code} ${title}: ${label} (line ${span?.line})`);
}

function longestIn(definition: Definition): string {
  const expressions = textsIn(definition).filter((text) => text.startsWith("{%"));
  return expressions.reduce((longest, each) => (each.length > longest.length ? each : longest), "");
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
