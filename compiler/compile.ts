/**
 * The whole compiler on one page:
 *
 *   TypeScript ── read ──▶ Flow ── check ──▶ Flow ── plan: lower ▸ shrink ──▶ Graph ── emit ──▶ state machine
 *
 * Text and types in, definitions and diagnostics out; no files, no clock, no randomness.
 */
import type { SourceFile } from "ts-morph";
import { calledBy, read, readLighter } from "./1-read/read";
import { projectFiles, type Files } from "./1-read/files";
import { survey, type Program, type WorkflowFunction } from "./1-read/program";
import { affordable, type Ways } from "./affordable";
import { check } from "./2-check/check";
import { circles } from "./2-check/circles";
import { allPasses, plan, type Pass } from "./3-plan/plan";
import { costsOf } from "./4-emit/costs";
import { backstopOf } from "./3-plan/backstop";
import { emit } from "./4-emit/emit";
import type { Definition } from "./asl/definition";
import type { Compilation, CompiledWorkflow, TaskDeclaration } from "./compiled";
import { Earlier, type Built, type Draft } from "./earlier";
import { internalError } from "./diagnostics/catalog/internal";
import { Report } from "./diagnostics/report";
import { servicesBeyond, targetsOf } from "./ir/called";
import type { Flow } from "./ir/flow";
import type { SdkTarget } from "./ir/target";
import { parametersOf } from "./ir/parameters";
import { checkDefinition } from "./4-emit/invariants";
import { checkSize } from "./4-emit/size";

export interface CompileOptions {
  /** Folder that paths are relative to, absolute, with `/`. */
  readonly root: string;
  /** Shrinking passes to run; all of them unless said otherwise. */
  readonly shrink?: readonly Pass[] | "all" | "none";
  /** False: what has no faithful form in a definition is an error; else it runs as JavaScript in a function of its own. */
  readonly outline?: boolean;
  /** What earlier compilations have found out; it is used, and added to. */
  readonly earlier?: Earlier;
  /** Changes what passes between the phases: with it, tests plant mistakes and see that they are found. */
  readonly sabotage?: {
    readonly flow?: (flow: Flow) => Flow;
    readonly definition?: (definition: Definition) => Definition;
  };
}

/** Compiles every workflow of the entry files. Nothing is emitted when there is an error. */
export function compile(project: Files, entries: readonly SourceFile[], options: CompileOptions): Compilation {
  const report = new Report();
  const program = survey(projectFiles(project, entries), entries, options.root, report);
  const { earlier = new Earlier() } = options;
  earlier.begin(program);
  const drafts = everyDraft(program, earlier, options);
  report.repeatAll(drafts);
  const read = drafts.flatMap(({ flow }) => flow ?? []);
  circles(read, report);
  const flows = report.failed ? [] : read;
  const built = flows.map((flow) =>
    earlier.built(flow, String(options.shrink), () =>
      lightened(flow, program, { ...options, beyond: servicesBeyond(flow, flows) }),
    ),
  );
  report.repeatAll(built);
  const failed = report.failed;
  const workflows = failed ? [] : built.flatMap((each) => each.workflows);
  return {
    workflows: workflows.sort((a, b) => (a.name < b.name ? -1 : 1)),
    tasks: failed ? [] : tasksOf(workflows, program),
    errors: program.errorClasses,
    diagnostics: report.found,
  };
}

/** A draft of each workflow of the entry files, and of each that one of them calls. */
function everyDraft(program: Program, earlier: Earlier, options: CompileOptions): readonly Draft[] {
  const wanted = [...program.workflows];
  const drafts: Draft[] = [];
  for (const each of wanted) {
    const made = earlier.draft(each, () => draft(each, program, options));
    drafts.push(made);
    const called = made.flow === null ? [] : calledBy(made.flow, program);
    wanted.push(...called.filter((child) => !wanted.includes(child)));
  }
  return drafts;
}

/** Reads and checks one workflow. */
function draft(workflow: WorkflowFunction, program: Program, { outline = true }: CompileOptions): Draft {
  const report = new Report();
  const [flow = null] = read({ ...program, report, workflows: [workflow] }, outline);
  if (flow !== null) check(flow, program.tasks, report);
  return { flow, found: report.found };
}

interface Options extends CompileOptions {
  /** The services that those call which the workflow calls. */
  readonly beyond: readonly SdkTarget[];
}

/** Plans and writes one workflow so that no expression is more than a state can evaluate. */
function lightened(flow: Flow, program: Program, options: Options): Built {
  const { shrink = "all", outline = true } = options;
  const report = new Report();
  const ways: Ways<readonly CompiledWorkflow[]> = {
    passes: shrink === "all" ? allPasses : shrink === "none" ? [] : shrink,
    write: (current, passes) => build(current, passes, options, report),
    readAgain: outline ? (heavy) => readLighter(flow.name, heavy, { ...program, report }) : null,
  };
  return { workflows: affordable(flow, ways, report), found: report.found };
}

/** Plans and writes one workflow, unless the plan finds that it has to be refused; a mistake of ours is reported with its place, not thrown. */
function build(
  original: Flow,
  passes: readonly Pass[],
  { sabotage = {}, beyond }: Options,
  report: Report,
): readonly CompiledWorkflow[] {
  const flow = sabotage.flow?.(original) ?? original;
  try {
    const graph = plan(flow, passes, report);
    if (report.found.some(({ severity }) => severity === "error")) return [];
    const { definition, map } = emit(graph, report, backstopOf(flow), beyond);
    checkDefinition(definition);
    checkSize(definition, flow, report);
    const tasks = [
      ...new Set(Object.values(map.states).flatMap(({ task }) => (task === undefined ? [] : [task]))),
    ].sort();
    const { name, functionName, file, span, type, timeoutSeconds, permissions, regions, dropped } = flow;
    const about = { name, functionName, file, span, type, timeoutSeconds, permissions, regions, dropped };
    const written = sabotage.definition?.(definition) ?? definition;
    const [parameters, targets] = [parametersOf(graph), targetsOf(graph)];
    const more = {
      ...(parameters.length === 0 ? {} : { parameters }),
      ...(flow.watched === undefined ? {} : { watched: flow.watched }),
    };
    return [{ ...about, definition: written, map, tasks, targets, ...more, costs: costsOf(definition) }];
  } catch (error) {
    report.add(internalError, flow.span, { message: error instanceof Error ? error.message : String(error) });
    return [];
  }
}

function tasksOf(workflows: readonly CompiledWorkflow[], program: Program): readonly TaskDeclaration[] {
  const called = new Set(workflows.flatMap(({ tasks }) => tasks));
  return program.tasks.filter(({ name }) => called.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
