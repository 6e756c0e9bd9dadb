/** TypeScript → Flow: reads the workflows of a program. */
import { Node, type ParameterDeclaration, type Symbol } from "ts-morph";
import { outlinedFunction } from "../compiled";
import type { Annotations } from "./annotations/parse";
import { internalError } from "../diagnostics/catalog/internal";
import { childrenOf } from "../ir/called";
import type { Flow } from "../ir/flow";
import type { ChildTarget } from "../ir/target";
import type { Expression, Local } from "../ir/expression";
import { bind } from "./declare";
import { ownInputs } from "./given";
import { nameNodeOf, nameOf, type AnyFunction } from "./functions";
import { readReturned } from "./inline";
import { returnValue } from "./statements/return";
import { areOutlinable } from "./outline/outlinable";
import type { Program, WorkflowFunction } from "./program";
import { kindsOf } from "./read-expression";
import { readStatements } from "./read-statement";
import { collect, place, type Heavy, type Reading } from "./reading";
import { spanOf } from "./spans";
import { findWrites } from "./writes";

/** Reads every workflow of the entry files. */
export function read(program: Program, outline = true): readonly Flow[] {
  return program.workflows.flatMap((workflow) => readOrReport(workflow, program, outline) ?? []);
}

/** The workflows that one calls, each once. */
export function calledBy(flow: Flow, program: Program): readonly WorkflowFunction[] {
  const children = childrenOf(flow);
  return program.everyWorkflow.filter((each) => children.some((child) => isCalled(each, child, program)));
}

function isCalled({ declaration }: WorkflowFunction, { functionName, file }: ChildTarget, { root }: Program): boolean {
  return nameOf(declaration) === functionName && spanOf(declaration, root).file === file;
}

/** Reads a workflow, one that needs it with some of its code outlined; one that makes the compiler stumble is reported. */
function readOrReport(workflow: WorkflowFunction, program: Program, outline: boolean): Flow | null {
  try {
    return readWorkflow(workflow, program, outline);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    program.report.add(internalError, spanOf(nameNodeOf(workflow.declaration), program.root), { message });
    return null;
  }
}

/**
 * A workflow is read as it is. Where that fails, it is read again, and what no state can do is outlined; so what can be
 * read never is.
 */
function readWorkflow(workflow: WorkflowFunction, program: Program, outline: boolean): Flow {
  const { report } = program;
  const { mark } = report;
  const plain = startReading(workflow, program);
  const flow = readOnce(workflow, plain);
  if (!outline || !report.errorsSince(mark).some((error) => areOutlinable([error]))) return flow;
  report.rollBack(mark);
  const outlining = { ...startReading(workflow, program), outlining: true };
  const outlined = readOnce(workflow, outlining);
  if (!outlining.changesInput) return outlined;
  report.rollBack(mark);
  return readOnce(workflow, { ...startReading(workflow, program), outlining: true, changesInput: true });
}

/** Reads a workflow again, with what was too much for one expression outlined. */
export function readLighter(name: string, heavy: Heavy, program: Program): Flow | null {
  const workflow = [...program.workflows, ...program.everyWorkflow].find((each) => each.name === name);
  if (workflow === undefined) return null;
  const { mark } = program.report;
  const reading = { ...startReading(workflow, program), outlining: true, heavy };
  const flow = readOnce(workflow, reading);
  if (!reading.changesInput) return flow;
  program.report.rollBack(mark);
  return readOnce(workflow, { ...startReading(workflow, program), outlining: true, changesInput: true, heavy });
}

function readOnce({ name, declaration, annotations }: WorkflowFunction, reading: Reading): Flow {
  const body = collect(reading, () => {
    const parameters = declaration.getParameters();
    const [parameter] = parameters;
    ownInputs(parameters, reading);
    if (parameter !== undefined) readParameter(parameter, reading);
    readBody(declaration, reading);
  });
  return {
    name,
    functionName: nameOf(declaration) ?? name,
    file: place(reading, declaration).file,
    span: place(reading, nameNodeOf(declaration)),
    type: annotations.values.express === undefined ? "STANDARD" : "EXPRESS",
    timeoutSeconds: annotations.values.timeout?.[0] ?? null,
    permissions: annotations.values.permission ?? [],
    ...watchedBy(annotations),
    regions: reading.regions,
    dropped: reading.dropped,
    excused: reading.excused,
    body,
  };
}

function watchedBy({ values }: Annotations): Pick<Flow, "watched"> {
  const [tracing, logging] = [values.tracing !== undefined, values.logging?.[0] ?? null];
  return tracing || logging !== null ? { watched: { tracing, logging } } : {};
}

/** A body of statements; or of one expression, whose value is the result. */
function readBody(declaration: AnyFunction, reading: Reading): void {
  const body = declaration.getBody();
  if (Node.isExpression(body)) returnValue(readReturned(body, reading), true, place(reading, body), reading);
  else if (Node.isBlock(body)) readStatements(body.getStatements(), reading);
}

function startReading({ name, declaration }: WorkflowFunction, program: Program): Reading {
  return {
    program,
    writes: findWrites(declaration),
    locals: new Map(),
    errors: new Set<Local>(),
    unread: new Set<Local>(),
    targets: [],
    inlining: [],
    routines: new Map(),
    recursive: new Map(),
    depth: { awaited: 0, plain: 0 },
    writtenOut: { awaited: 0, plain: 0 },
    functions: new Map(),
    chosen: new Map(),
    aliases: new Map(),
    views: new Map(),
    owned: new Set(),
    examined: new Set(),
    returns: null,
    input: null,
    steps: [],
    pendingLabel: null,
    title: null,
    compensations: 0,
    tries: 0,
    inCompensation: false,
    awaited: null,
    inGroup: false,
    unregistered: null,
    around: new Set(),
    outlining: false,
    heavy: new Map(),
    regions: [],
    dropped: [],
    excused: [],
    outlined: outlinedFunction(name),
    crossing: new Set(),
    given: new Map(),
    changesInput: false,
    promises: new Map(),
    commands: new Map(),
    consumed: new Set(),
    tuples: new Map(),
  };
}

/** The parameter is the input of the execution. One that is written, taken apart or has a default starts as a copy of it. */
function readParameter(parameter: ParameterDeclaration, reading: Reading): void {
  const name = parameter.getNameNode();
  const span = place(reading, parameter);
  const input: Expression = { kind: "input", kinds: kindsOf(name, reading), span };
  const symbol = Node.isIdentifier(name) ? name.getSymbol() : undefined;
  const isWritten = (symbol: Symbol): boolean =>
    reading.changesInput || reading.writes.count(symbol) > 0 || reading.writes.isChanged(symbol);
  if (symbol !== undefined && !isWritten(symbol)) {
    reading.input = { symbol, value: input };
    return;
  }
  bind(name, input, {}, reading);
}
