/**
 * What the files of a project declare: workflows, tasks and error classes, found by their annotations and by their types.
 * Everything later resolves by symbol against this, never by the text of a name.
 */
import { Node, type SourceFile } from "ts-morph";
import type { ErrorClass, TaskDeclaration } from "../compiled";
import { annotatedFunction, nameTaken, workflowParameters } from "../diagnostics/catalog/annotations";
import type { Report } from "../diagnostics/report";
import { reportElsewhere } from "./annotations/elsewhere";
import { mayAsk } from "./asks-context";
import { parseAnnotations, type Annotations } from "./annotations/parse";
import { findErrorClasses, type ErrorClasses } from "./error-classes";
import { declarationOf, functionsOf, nameNodeOf, nameOf, type AnyFunction } from "./functions";
import { checkSignature } from "./signatures";
import { spanOf } from "./spans";
import { declareTask } from "./task-declarations";

export interface WorkflowFunction {
  readonly name: string;
  readonly declaration: AnyFunction;
  readonly annotations: Annotations;
}

export interface Program {
  readonly root: string;
  readonly report: Report;
  /** Those of the entry files. */
  readonly workflows: readonly WorkflowFunction[];
  /** Those of every file: what a workflow calls is compiled with it. */
  readonly everyWorkflow: readonly WorkflowFunction[];
  readonly errors: ErrorClasses;
  /** The task that a function is, or null. */
  taskOf(declaration: AnyFunction): TaskDeclaration | null;
  isWorkflow(declaration: AnyFunction): boolean;
  /** The workflow that a function is, in whatever file of the project, or null. */
  workflowOf(declaration: AnyFunction): WorkflowFunction | null;
  /** True for a file of the project: what it declares has its source here. */
  isOwn(file: SourceFile): boolean;
  readonly tasks: readonly TaskDeclaration[];
  readonly errorClasses: readonly ErrorClass[];
}

/** Surveys the entry files and every file of the project that they lead to. */
export function survey(
  files: readonly SourceFile[],
  entries: readonly SourceFile[],
  root: string,
  report: Report,
): Program {
  const sources = [...files].sort((a, b) => (a.getFilePath() < b.getFilePath() ? -1 : 1));
  const own = new Set(sources);
  const errors = findErrorClasses(sources, root, report);
  const workflows: WorkflowFunction[] = [];
  const tasks = new Map<AnyFunction, TaskDeclaration>();
  const declared = new Map<AnyFunction, WorkflowFunction | null>();
  const asking = sources.some(mayAsk);
  for (const file of sources) reportElsewhere(file, root, report);
  for (const declaration of sources.flatMap(functionsOf)) {
    const annotations = parseAnnotations(declaration, root, report);
    if (annotations === null || !isAnnotatable(declaration, annotations, root, report)) continue;
    if (annotations.place === "task") {
      tasks.set(declaration, declareTask(declaration, annotations, { root, report, errors, asking }));
      continue;
    }
    checkSignature(declaration, { root, report });
    const workflow = declareWorkflow(declaration, annotations, root, report);
    declared.set(declaration, workflow);
    if (workflow !== null && entries.includes(declaration.getSourceFile())) workflows.push(workflow);
  }
  refuseTwins(
    "workflows",
    workflows.map(({ name, declaration }) => ({ name, node: declaration })),
    root,
    report,
  );
  refuseTwins(
    "tasks",
    [...tasks].map(([node, { name }]) => ({ name, node })),
    root,
    report,
  );
  return {
    root,
    report,
    workflows,
    errors,
    taskOf: (declaration) => tasks.get(declaration) ?? null,
    isOwn: (file) => own.has(file),
    everyWorkflow: [...declared.values()].filter((workflow) => workflow !== null),
    isWorkflow: (declaration) => declared.has(declaration),
    workflowOf: (declaration) => declared.get(declaration) ?? null,
    tasks: [...tasks.values()],
    errorClasses: errors.all,
  };
}

function declareWorkflow(
  declaration: AnyFunction,
  annotations: Annotations,
  root: string,
  report: Report,
): WorkflowFunction | null {
  const name = annotations.values.workflow?.[0] || nameOf(declaration) || "";
  const count = declaration.getParameters().length;
  if (count <= 1) return { name, declaration, annotations };
  const second = declaration.getParameters()[1] ?? declaration;
  report.add(workflowParameters, spanOf(second, root), { name: nameOf(declaration) ?? name, count });
  return null;
}

function isAnnotatable(declaration: AnyFunction, { place }: Annotations, root: string, report: Report): boolean {
  const name = nameOf(declaration) ?? "default";
  const named = declarationOf(declaration);
  const isAmbient = Node.isFunctionDeclaration(declaration) && declaration.isAmbient();
  const isGenerator = !Node.isArrowFunction(declaration) && declaration.isGenerator();
  const lacks = [
    named?.isExported() === true && !named.isDefaultExport() ? null : "`export` by name",
    declaration.isAsync() || isAmbient ? null : "`async`",
    isGenerator ? "a plain body (it is a generator)" : null,
  ].filter((lack) => lack !== null);
  if (lacks.length === 0) return true;
  const at = nameNodeOf(declaration);
  report.add(annotatedFunction, spanOf(at, root), { tag: place, name, lacks: lacks.join(" and ") });
  return false;
}

function refuseTwins(
  what: string,
  named: readonly { readonly name: string; readonly node: AnyFunction }[],
  root: string,
  report: Report,
): void {
  const first = new Map<string, AnyFunction>();
  for (const { name, node } of named) {
    const other = first.get(name.toLowerCase());
    if (other === undefined) first.set(name.toLowerCase(), node);
    else {
      report.add(nameTaken, spanOf(nameNodeOf(node), root), { what, name, other: spanOf(other, root).file });
    }
  }
}
