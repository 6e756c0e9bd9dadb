/** What a `@task` function says about itself: its payload, its deployment, its retry policy. */
import { Node } from "ts-morph";
import type { RetryPolicy, TaskDeclaration } from "../compiled";
import { retryClass, taskParameter } from "../diagnostics/catalog/annotations";
import type { Report } from "../diagnostics/report";
import type { Annotations } from "./annotations/parse";
import type { RetryOptions } from "./annotations/retry";
import { tellsAny } from "../ir/platform-errors";
import { asksContext } from "./asks-context";
import type { ErrorClasses } from "./error-classes";
import { nameOf, statementOf, tagsOf, type AnyFunction } from "./functions";
import { checkSignature } from "./signatures";
import { spanOf } from "./spans";

interface Surroundings {
  readonly root: string;
  readonly report: Report;
  readonly errors: ErrorClasses;
  /** False: no task of the project asks for its context. */
  readonly asking: boolean;
}

/** Reads a task's declaration; reports parameters and results that cannot cross the network. */
export function declareTask(declaration: AnyFunction, annotations: Annotations, around: Surroundings): TaskDeclaration {
  const name = nameOf(declaration) ?? "";
  const { values } = annotations;
  const parameters = declaration.getParameters();
  checkParameters(declaration, name, around);
  checkSignature(declaration, around);
  const [only, ...others] = parameters;
  const single = only !== undefined && others.length === 0 && !only.isOptional() && !only.isRestParameter();
  return {
    name,
    ...placeOf(declaration, around.root),
    parameters: parameters.map((parameter) => parameter.getName()),
    payload: single ? "argument" : "object",
    description: annotations.description,
    memory: first(values.memory),
    timeoutSeconds: first(values.timeout),
    architecture: first(values.architecture),
    environment: Object.fromEntries((values.environment ?? []).map(({ key, value }) => [key, value])),
    concurrency: first(values.concurrency),
    permissions: values.permission ?? [],
    retry: resolveRetry(values.retry?.[0], declaration, around),
    ...(around.asking && asksContext(declaration) ? { asks: true } : {}),
    uncompensated: first(values.uncompensated),
  };
}

function first<Value>(values: readonly Value[] | undefined): Value | null {
  return values?.[0] ?? null;
}

function placeOf(declaration: AnyFunction, root: string): Pick<TaskDeclaration, "file" | "span"> {
  const span = spanOf(statementOf(declaration), root);
  return { file: span.file, span };
}

function checkParameters(declaration: AnyFunction, task: string, { root, report }: Surroundings): void {
  for (const parameter of declaration.getParameters()) {
    const span = spanOf(parameter, root);
    if (!Node.isIdentifier(parameter.getNameNode()))
      report.add(taskParameter, span, { task, what: "a parameter that is taken apart" });
    if (parameter.isRestParameter()) report.add(taskParameter, span, { task, what: "a rest parameter" });
  }
}

/** Class names become the names under which their errors travel, subclasses included. */
function resolveRetry(
  options: RetryOptions | undefined,
  declaration: AnyFunction,
  around: Surroundings,
): RetryPolicy | null {
  if (options === undefined) return null;
  if (options.on === null) return { ...options, on: null };
  const on = options.on.map((className) => {
    const names = around.errors.namesInScope(className, declaration);
    if (names === undefined) report(className, declaration, around);
    // Of a Lambda function no error has that name, and among those of a Retry it would stand for any.
    return names === undefined ? [] : (names?.filter((name) => !tellsAny([name])) ?? null);
  });
  return { ...options, on: on.includes(null) ? null : [...new Set(on.flatMap((names) => names ?? []))] };
}

function report(className: string, declaration: AnyFunction, { root, report }: Surroundings): void {
  const tag = tagsOf(declaration).find((candidate) => candidate.getTagName() === "retry");
  report.add(retryClass, spanOf(tag ?? declaration, root), { name: className });
}
