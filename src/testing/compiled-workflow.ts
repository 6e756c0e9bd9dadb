/** Finds the workflow that a function is, and compiles it: once, as long as its sources stay as they are. */
import { readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { childrenOf } from "../../compiler/compiled";
import type { Compilation, CompiledWorkflow } from "../../compiler/compiled";
import { Report } from "../../compiler/diagnostics/report";
import { compileProject, hasErrors } from "../build/compile-project";
import { loadProject } from "../build/project";
import type { LoadedProject } from "../build/project";
import { findRoot } from "../build/root";
import { findSources } from "../build/sources";
import { Code } from "./code";
import { rendered } from "./rendered";
import type { Subject } from "./subject";

/** Which workflow is meant. */
export interface Sought {
  /** Name of the function. */
  readonly name: string;
  /** A folder of the project. */
  readonly cwd: string;
  /** The file that exports it, told from the project's root; undefined: any file of the project. */
  readonly file: string | undefined;
}

/** A subject with its code, which outlives a single run. */
export interface Compiled {
  readonly subject: Subject;
  readonly code: Code;
}

interface Cached {
  /** What does not compile need not be tried again, either. */
  readonly compiled: Compiled | Error;
  /** Path → time of the last change, for every source that the compiler has read. */
  readonly sources: ReadonlyMap<string, number>;
}

const cache = new Map<string, Cached>();

/** The compiled workflow. Throws an Error with the diagnostics when it does not compile or is not found. */
export function compiledWorkflow(sought: Sought): Compiled {
  const key = JSON.stringify(sought);
  const known = cache.get(key);
  const isCurrent = known !== undefined && [...known.sources].every(([path, time]) => changed(path) === time);
  const { compiled, sources } = isCurrent ? known : compile(sought);
  cache.set(key, { compiled, sources });
  if (compiled instanceof Error) throw compiled;
  return compiled;
}

function compile(sought: Sought): Cached {
  const root = findRoot(sought.cwd);
  const files = candidates(sought, root);
  if (files.length === 0) throw notFound(sought, root);
  const loaded = loadProject(sought.cwd, files);
  const compilation = compileProject(loaded, files);
  const sources = sourcesOf(loaded);
  if (hasErrors(compilation.diagnostics))
    return { compiled: new Error(`\n${rendered(compilation.diagnostics, root)}`), sources };
  const workflow = pick(sought, compilation);
  const subject = subjectOf(workflow, compilation, root);
  return { compiled: { subject, code: new Code(subject) }, sources };
}

function notFound({ name }: Sought, root: string): Error {
  return new Error(
    `no file of ${root} that is compiled there has a @workflow function ${name}: where it stands elsewhere, say so, as in simulate(${name}, { file: "path/from/there.ts" })`,
  );
}

/** A workflow with those that it calls: no workflow calls itself. */
function subjectOf(workflow: CompiledWorkflow, compilation: Compilation, root: string): Subject {
  const { errors, workflows } = compilation;
  const tasks = new Map(compilation.tasks.map((task) => [task.name, task]));
  const names = childrenOf(workflow);
  const called = workflows.filter(({ name }) => names.includes(name));
  const children = called.map((child) => subjectOf(child, compilation, root));
  return { root, workflow, tasks, errors, ...(children.length === 0 ? {} : { children }) };
}

/** Files that may hold the workflow, so that another one that does not compile is in nobody's way. */
function candidates({ name, cwd, file }: Sought, root: string): readonly string[] {
  if (file !== undefined) return [relative(cwd, join(root, file))];
  const declares = new RegExp(`\\bfunction\\s+${name}\\b`);
  return findSources({ root, cwd }, [], new Report())
    .filter((path) => {
      const text = readFileSync(path, "utf8");
      return text.includes("@workflow") && declares.test(text);
    })
    .map((path) => relative(cwd, path));
}

function pick({ name }: Sought, { workflows }: Compilation): CompiledWorkflow {
  const [found, other] = workflows.filter(({ functionName }) => functionName === name);
  if (found === undefined) throw new Error(`${name} is no @workflow; there are ${namesOf(workflows)}`);
  if (other === undefined) return found;
  throw new Error(
    `there are two workflows ${name}, in ${found.file} and in ${other.file}: say which, as in simulate(${name}, { file: "${found.file}" })`,
  );
}

function namesOf(workflows: readonly CompiledWorkflow[]): string {
  return workflows.map(({ functionName }) => functionName).join(", ");
}

function sourcesOf({ project }: LoadedProject): ReadonlyMap<string, number> {
  const paths = project.getSourceFiles().map((file): string => file.getFilePath());
  return new Map(paths.filter((path) => !path.includes("/node_modules/")).map((path) => [path, changed(path)]));
}

/** Time of the last change; negative when there is no such file. */
function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
