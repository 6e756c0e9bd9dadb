/**
 * await visit(root), where `visit` calls itself   →   a step with its body, in which its calls are steps that go there again
 *
 * Its parameters are locals that each call sets; one that all calls pass on as it is, is bound once, around the body. What
 * the calls within give, and what they write, is known when the body has been read: then it may have to be read again.
 */
import { SyntaxKind, type CallExpression, type ParameterDeclaration } from "ts-morph";
import { recursionApart } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import type { Label, Step } from "../../ir/flow";
import { kind, within, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { allSteps, bodiesOf, writtenByStep } from "../../ir/steps";
import { inside, type Closure } from "../closures";
import { bind, declareLocal } from "../declare";
import { withDefault } from "../defaults";
import type { Given } from "../given";
import { natureOf } from "../hints";
import { checkpoint } from "../outline/checkpoint";
import { kindsOf } from "../read-expression";
import { collect, makeLocal, place, readOf, type Reading } from "../reading";
import { kindsOfNode } from "../types";
import { passedOn } from "./again";
import { assumed, type Parameter, type Routine } from "./routine";

/** A call from outside. */
export interface Outside {
  readonly node: CallExpression;
  readonly closure: Closure;
  readonly given: readonly Given[];
  /** What the function yields by its type. */
  readonly resultKinds: Kinds;
  /** Binds a parameter as that of any function that is written out. */
  readonly bind: (parameter: ParameterDeclaration, given: Given | undefined) => void;
  /** Adds the steps of the function's body, and returns what it returns. */
  readonly body: (span: Span) => Expression;
}

/** So often a body is read: what is assumed can only be revised in one direction. */
const most = 12;

/** Reads a call from outside, with the body; null where it turns out that the function does not come back to itself. */
export function readRecursion(outside: Outside, reading: Reading): Expression | null {
  const { report } = reading.program;
  const { closure, given, resultKinds } = outside;
  const routine = assumed(closure.target, given, resultKinds, reading);
  for (let count = 0; count < most; count++) {
    const { mark } = report;
    const undo = checkpoint(reading);
    const value = inside(closure, reading, () => readOnce(outside, routine, reading));
    const isSettled = !routine.revised || report.errorsSince(mark).length > 0;
    if (isSettled && routine.calls > 0) return value;
    undo();
    if (routine.calls === 0) return null;
    Object.assign(routine, { revised: false, calls: 0 });
  }
  throw new Error(`what \`${routine.label.name}\` is given changes without end`);
}

function readOnce(outside: Outside, routine: Routine, reading: Reading): Expression {
  const { node, given } = outside;
  const span = place(reading, node);
  const { target, label } = routine;
  reading.routines.set(target, routine);
  const around = localsAround(reading);
  routine.parameters.forEach((parameter, at) => {
    const isBound = parameter.same || given[at]?.kind === "function";
    parameter.local = isBound ? null : declared(parameter, reading);
    if (isBound) outside.bind(parameter.declaration, given[at]);
  });
  const shared = localsOfAll(routine, reading);
  const parameters = passedOn(node, given, routine, reading);
  const { resultKinds } = routine;
  const result = makeLocal(label.name, natureOf(resultKinds), span, resultKinds);
  const body = collect(reading, () => {
    for (const parameter of routine.parameters) bindDeclared(parameter, reading);
    const value = outside.body(span);
    reading.steps.push({ kind: "set", local: result, value, span: value.span });
    noteResult(value, routine);
  });
  noteWrites(body, around, routine);
  for (const local of shared) around.add(local);
  refuseApart(body, label, reading);
  const into = makeLocal(label.name, natureOf(resultKinds), span, resultKinds);
  reading.steps.push({ kind: "recursion", routine: label, parameters, body, result, resultKinds, into, around, span });
  return readOf(into, resultKinds, span);
}

/** The locals of parameters that are there once for all calls. */
function localsOfAll({ parameters }: Routine, { locals }: Reading): readonly Local[] {
  return parameters.flatMap(({ same, symbol }) => {
    const local = same && symbol !== undefined ? locals.get(symbol) : undefined;
    return local === undefined ? [] : [local];
  });
}

/** The local that calls give a parameter in: the parameter itself, unless it has a default or is taken apart. */
function declared(parameter: Parameter, reading: Reading): Local {
  const { declaration, symbol, kinds, fresh } = parameter;
  const name = declaration.getNameNode();
  noteOwners(declaration, fresh, reading);
  if (symbol !== undefined) {
    reading.functions.delete(symbol);
    reading.views.delete(symbol);
    reading.aliases.delete(symbol);
  }
  if (!isPlain(declaration)) return makeLocal("argument", "argument", place(reading, name), kinds);
  if (symbol !== undefined) reading.writes.give(symbol, kinds & ~kindsOfNode(name));
  const local = declareLocal(
    name.asKindOrThrow(SyntaxKind.Identifier),
    undefined,
    kindsOf(name, reading) | kinds,
    reading,
  );
  if (within(kinds, kind.error)) reading.errors.add(local);
  return local;
}

/** A parameter that is just a name. */
function isPlain(declaration: ParameterDeclaration): boolean {
  return declaration.getNameNode().isKind(SyntaxKind.Identifier) && !declaration.hasInitializer();
}

/** What a parameter with a default, or a pattern, binds at the beginning of each call. */
function bindDeclared({ declaration, symbol, local, same, kinds }: Parameter, reading: Reading): void {
  if (same || local === null || isPlain(declaration)) return;
  const value = withDefault(readOf(local, kinds, local.span), declaration.getInitializer(), reading);
  if (symbol !== undefined) reading.writes.give(symbol, value.kinds & ~kindsOfNode(declaration.getNameNode()));
  bind(declaration.getNameNode(), value, {}, reading);
}

function noteOwners(declaration: ParameterDeclaration, fresh: boolean, { owned }: Reading): void {
  for (const name of declaration.getDescendantsOfKind(SyntaxKind.Identifier)) {
    const symbol = name.getSymbol();
    if (symbol === undefined) continue;
    if (fresh) owned.add(symbol);
    else owned.delete(symbol);
  }
}

/** What can be named in the body, or in a function that was passed to it. */
function localsAround({ locals, functions }: Reading): Set<Local> {
  const found = new Set(locals.values());
  const seen = new Set<Closure>();
  const open = [...functions.values()];
  for (let closure = open.pop(); closure !== undefined; closure = open.pop()) {
    if (closure.surroundings === null || seen.has(closure)) continue;
    seen.add(closure);
    for (const local of closure.surroundings.locals.values()) found.add(local);
    open.push(...closure.surroundings.functions.values());
  }
  return found;
}

function noteResult({ kinds }: Expression, routine: Routine): void {
  if (within(kinds, routine.resultKinds)) return;
  routine.resultKinds |= kinds;
  routine.revised = true;
}

function noteWrites(body: readonly Step[], around: ReadonlySet<Local>, routine: Routine): void {
  for (const local of [...allSteps(body)].flatMap(writtenByStep)) {
    if (local === null || !around.has(local) || routine.writes.has(local)) continue;
    routine.writes.add(local);
    routine.revised = true;
  }
}

/** Branches and iterations have no access to the frames around them. */
function refuseApart(steps: readonly Step[], label: Label, reading: Reading, isApart = false): void {
  for (const step of steps) {
    if (isApart && step.kind === "recurse" && step.routine === label)
      reading.program.report.add(recursionApart, step.span, { name: label.name });
    const isBorder = step.kind === "group" || step.kind === "compensate";
    for (const body of bodiesOf(step)) refuseApart(body, label, reading, isApart || isBorder);
  }
}
