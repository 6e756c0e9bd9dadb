/** TypeScript → Flow: reads the workflows of a program. */
import { Node, type ParameterDeclaration } from "ts-morph";
import { internalError } from "../diagnostics/catalog/internal";
import type { Flow } from "../ir/flow";
import type { Expression, Local } from "../ir/expression";
import { bind } from "./declare";
import type { Program, WorkflowFunction } from "./program";
import { kindsOf } from "./read-expression";
import { readStatements } from "./read-statement";
import { collect, place, type Reading } from "./reading";
import { spanOf } from "./spans";
import { findWrites } from "./writes";

/** Reads every workflow; one that makes the compiler stumble is reported and left out. */
export function read(program: Program): readonly Flow[] {
  return program.workflows.flatMap((workflow) => {
    try {
      return [readWorkflow(workflow, program)];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      program.report.add(
        internalError,
        spanOf(workflow.declaration.getNameNode() ?? workflow.declaration, program.root),
        { message },
      );
      return [];
    }
  });
}

function readWorkflow({ name, declaration, annotations }: WorkflowFunction, program: Program): Flow {
  const reading = startReading(declaration, program);
  const body = collect(reading, () => {
    const [parameter] = declaration.getParameters();
    if (parameter !== undefined) readParameter(parameter, reading);
    readStatements(declaration.getStatements().filter(Node.isStatement), reading);
  });
  return {
    name,
    functionName: declaration.getName() ?? name,
    file: place(reading, declaration).file,
    span: place(reading, declaration.getNameNode() ?? declaration),
    type: annotations.values.express === undefined ? "STANDARD" : "EXPRESS",
    permissions: annotations.values.permission ?? [],
    body,
  };
}

function startReading(declaration: WorkflowFunction["declaration"], program: Program): Reading {
  return {
    program,
    writes: findWrites(declaration),
    locals: new Map(),
    errors: new Set<Local>(),
    unread: new Set<Local>(),
    targets: [],
    inlining: [],
    depth: 0,
    functions: new Map(),
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
    around: new Set(),
    tuples: new Map(),
  };
}

/** The parameter is the input of the execution. One that is written, taken apart or has a default starts as a copy of it. */
function readParameter(parameter: ParameterDeclaration, reading: Reading): void {
  const name = parameter.getNameNode();
  const span = place(reading, parameter);
  const input: Expression = { kind: "input", kinds: kindsOf(name, reading), span };
  const symbol = Node.isIdentifier(name) ? name.getSymbol() : undefined;
  if (symbol !== undefined && reading.writes.count(symbol) === 0 && !reading.writes.isChanged(symbol)) {
    reading.input = { symbol, value: input };
    return;
  }
  bind(name, input, {}, reading);
}
