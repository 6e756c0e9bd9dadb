/**
 * Many small programs in one project, each compiled in two ways: with all passes, and with none or a random half of them.
 * TypeScript checks those that are refused, and every tenth: what is no program is found out when it looks like a finding.
 */
import type { Project, SourceFile } from "ts-morph";
import { Node, ts } from "ts-morph";
import { allPasses, plan } from "../../compiler/3-plan/plan";
import type { Pass } from "../../compiler/3-plan/plan";
import { compile } from "../../compiler/compile";
import type { CompileOptions } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import { internalError } from "../../compiler/diagnostics/catalog/internal";
import { Report } from "../../compiler/diagnostics/report";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import { emit } from "../../compiler/4-emit/emit";
import { checkDefinition } from "../../compiler/4-emit/invariants";
import type { Flow } from "../../compiler/ir/flow";
import type { Graph } from "../../compiler/ir/graph";
import type { Subject } from "../../src/testing/subject";
import { showing } from "../../scripts/docs/memory-project";
import type { Runnable } from "./machine";
import { nativeProgram } from "./native";
import { wholly } from "./judge";
import type { NativeProgram } from "./native";
import { counted } from "./turns";
import { outlinedCode } from "./outlined";
import { Random } from "./random";

/** Mistakes between the phases; one in the graph is made before any pass. */
export type Sabotage = NonNullable<CompileOptions["sabotage"]> & { readonly graph?: (graph: Graph) => Graph };

/** A program under a name of its own. */
export interface Source {
  readonly seed: number;
  readonly text: string;
}

export type Compiled =
  | { readonly kind: "ill-typed"; readonly messages: readonly string[] }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: "compiled";
      readonly ways: ReadonlyMap<string, Runnable>;
      readonly native: NativeProgram;
      /** Why parts of it are outlined. */
      readonly outlined: readonly string[];
      /** The machine with a mistake in it; null where there is no place for it, or where it cannot even be written. */
      readonly mutant: (mistake: Sabotage) => Runnable | null;
      /** What TypeScript says against the program, as long as its neighbours are not done. */
      readonly typeErrors: () => readonly string[];
    };

const root = "/fuzz";

/**
 * How programs are compiled: in two ways, or in one. Candidates may be no programs, and may never end: TypeScript is asked
 * first, and their functions count their turns.
 */
type Manner = "two ways" | "one way" | "candidates";

/** Type-checks and compiles programs one after the other; TypeScript's own libraries are read once for all of them. */
export function* compileAll(
  project: Project,
  sources: readonly Source[],
  manner: Manner = "two ways",
): Generator<readonly [Source, Compiled]> {
  const files = sources.map(({ text }, at) =>
    project.createSourceFile(`${root}/program-${at}.ts`, asModule(text), { overwrite: true }),
  );
  try {
    for (const [at, source] of sources.entries()) {
      const file = files[at];
      if (file !== undefined) yield [source, compileOne(project, file, source, manner)];
    }
  } finally {
    for (const file of files) remove(project, file);
  }
}

/** ts-morph forgets what it knows of a file, but for the comments: with them it would keep the whole of each program. */
function remove(project: Project, file: SourceFile): void {
  const comments = file.getStatements().flatMap((each) => (Node.isJSDocable(each) ? each.getJsDocs() : []));
  for (const comment of comments) comment.forget();
  project.removeSourceFile(file);
}

/** What neither imports nor exports would declare its types for all the other programs. */
function asModule(text: string): string {
  return /^(import|export)\b/m.test(text) ? text : `${text}\nexport {};\n`;
}

function compileOne(project: Project, file: SourceFile, source: Source, manner: Manner): Compiled {
  const wrong = manner === "candidates" ? typeErrors(project, file) : [];
  if (wrong.length > 0) return { kind: "ill-typed", messages: wrong };
  const found = compiled(project, file, source, manner);
  const suspect = found.kind !== "compiled" || source.seed % checkedEach === 0;
  const messages = suspect ? typeErrors(project, file) : [];
  return messages.length > 0 ? { kind: "ill-typed", messages } : found;
}

/** One in so many is checked by TypeScript even if nothing speaks against it. */
const checkedEach = 10;

function compiled(project: Project, file: SourceFile, { seed, text }: Source, manner: Manner): Compiled {
  const read: { flow: Flow | null } = { flow: null };
  const flow = (original: Flow): Flow => (read.flow = original);
  const compilation = compile(showing(project, [file]), [file], { root, sabotage: { flow } });
  const found = errorsIn(compilation.diagnostics);
  if (found.length > 0) return { kind: "refused", diagnostics: found };
  const subject = subjectOf(compilation);
  if (subject === null || read.flow === null) return { kind: "ill-typed", messages: ["there is no workflow"] };
  const { regions } = subject.workflow;
  const outlined = outlinedCode(text, regions);
  const ways = new Map([[wholly, { subject, outlined }]]);
  for (const [name, passes] of manner === "one way" ? [] : otherWays(seed)) {
    const planned = replanned(subject, read.flow, passes);
    if (!("workflow" in planned)) return { kind: "refused", diagnostics: planned };
    ways.set(name, { subject: planned, outlined });
  }
  const native = nativeProgram(file.getFilePath(), manner === "candidates" ? counted(text) : text, compilation);
  const original = read.flow;
  const mutant = (mistake: Sabotage): Runnable | null => {
    const changed = mutated(subject, original, mistake);
    return changed === null ? null : { subject: changed, outlined };
  };
  const reasons = regions.map(({ why }) => why);
  return { kind: "compiled", ways, native, outlined: reasons, mutant, typeErrors: () => typeErrors(project, file) };
}

function mutated(subject: Subject, original: Flow, mistake: Sabotage): Subject | null {
  const { workflow } = subject;
  const definition = mistake.definition?.(workflow.definition) ?? workflow.definition;
  const flow = mistake.flow?.(original) ?? original;
  if (definition !== workflow.definition) return { ...subject, workflow: { ...workflow, definition } };
  if (flow === original && mistake.graph === undefined) return null;
  const planned = replanned(subject, flow, mistake.graph === undefined ? allPasses : [], mistake);
  return "workflow" in planned ? planned : null;
}

/** Every other program without passes, the others with a random half of them. */
function otherWays(seed: number): readonly (readonly [name: string, passes: readonly Pass[]])[] {
  const random = new Random(seed + 0.5);
  const some = allPasses.filter(() => random.chance(0.5));
  return seed % 2 === 0 ? [["no passes", []]] : [[`passes ${some.join(", ")}`, some]];
}

/** The same flow, planned and written with other passes: reading it again would take most of the time. */
function replanned(
  subject: Subject,
  flow: Flow,
  passes: readonly Pass[],
  sabotage: Pick<Sabotage, "graph"> = {},
): Subject | readonly Diagnostic[] {
  const report = new Report();
  try {
    const graph = plan(flow, passes, report);
    const { definition, map } = emit(sabotage.graph?.(graph) ?? graph, report);
    checkDefinition(definition);
    const found = errorsIn(report.found);
    if (found.length > 0) return found;
    return { ...subject, workflow: { ...subject.workflow, definition, map } };
  } catch (error) {
    report.add(internalError, flow.span, { message: error instanceof Error ? error.message : String(error) });
    return report.found;
  }
}

function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function subjectOf({ workflows, tasks, errors }: Compilation): Subject | null {
  const [workflow] = workflows;
  if (workflow === undefined) return null;
  return { root, workflow, tasks: new Map(tasks.map((task) => [task.name, task])), errors };
}

function typeErrors(project: Project, file: SourceFile): readonly string[] {
  const program = project.getProgram().compilerObject;
  const found = [
    ...program.getSyntacticDiagnostics(file.compilerNode),
    ...program.getSemanticDiagnostics(file.compilerNode),
  ];
  return found.map(({ messageText, start = 0 }) => {
    const { line } = file.compilerNode.getLineAndCharacterOfPosition(start);
    return `${ts.flattenDiagnosticMessageText(messageText, "\n")} (${file.getFullText().split("\n")[line]?.trim()})`;
  });
}
