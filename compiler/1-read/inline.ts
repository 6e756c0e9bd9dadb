/**
 * helper(a, b)   →   its body, in the place of the call
 *
 * Functions of the project (declared in a module, in the workflow, or passed in as an argument) have no counterpart in a
 * state machine: each call is written out. A body that is one expression becomes that expression; any other becomes a
 * block whose parameters are locals and whose `return` sets a local and leaves the block.
 */
import { Node, type CallExpression, type Expression as Syntax, type ParameterDeclaration } from "ts-morph";
import { unawaitedTask } from "../diagnostics/catalog/calls";
import { isAwaitedWord, taskOfCallee } from "./callees";
import { chainOf } from "./concurrency/chained";
import { isGroup } from "./concurrency/syntax";
import { remoteCall } from "./remote/remote-call";
import { readTaskCall } from "./task-call";
import { recursiveCall } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import type { Step } from "../ir/flow";
import type { Span } from "../ir/span";
import { readConditional } from "./expressions/conditional";
import { anything, kind, mayBe, nothing, within, type Kinds } from "../ir/kinds";
import { inside, isEndless, isTooMany, passedHere, type Closure } from "./closures";
import { readChosen, yieldsPromise } from "./dispatch";
import { spreadOut, type Given } from "./given";
import { bodyOf, closureOf, inlinableOf, isAwaitable, type Inlinable } from "./inlinable";
import { natureOf } from "./hints";
import { homeOf } from "./views/bind";
import { isAwaitFree } from "./outline/await-free";
import { endsHere } from "./outline/exits";
import { readInOrder, readExpression } from "./read-expression";
import { readStatements } from "./read-statement";
import { readAgain } from "./recursion/again";
import { readRecursion } from "./recursion/recursion";
import { isRecursive } from "./recursion/recursive";
import { collect, complain, makeLocal, place, readOf, unread, wholly, type Reading } from "./reading";
import { bindParameter } from "./parameters";
import { kindsOfType } from "./types";

/** The value of a call that is written out; null when the callee's body is not known. */
export function readInlined(node: CallExpression, reading: Reading): Expression | null {
  const chosen = readChosen(node, readCallOf, reading);
  const closure = chosen === null ? closureOf(node.getExpression(), reading) : null;
  return closure === null ? chosen : readCallOf(node, closure, reading);
}

/** The value of a call of a function, written out. */
function readCallOf(node: CallExpression, closure: Closure, reading: Reading): Expression {
  const { target } = closure;
  const again = isEndless(closure, reading);
  const routine = reading.routines.get(target);
  if (again && routine === undefined) {
    complain(reading, recursiveCall, node, {
      name: node.getExpression().getText(),
      tooMany: isTooMany(closure, reading),
    });
    return unread(place(reading, node));
  }
  const values = readArguments(node, target, reading);
  if (values === null) return unread(place(reading, node));
  if (again && routine !== undefined) return readAgain(node, values, routine, reading);
  reading.writes.survey(target);
  return readRecursive(node, closure, values, reading) ?? readPlainly(node, closure, values, reading);
}

function readPlainly(node: CallExpression, closure: Closure, values: readonly Given[], reading: Reading): Expression {
  const { target } = closure;
  const expression = bodyOf(target);
  const read = (): Expression =>
    inside(closure, reading, () =>
      expression === null
        ? readBlock(node, target, values, reading)
        : readAsExpression(target, expression, values, reading),
    );
  return reading.outlining && isAwaitFree(target, reading) ? wholly(reading, read) : read();
}

/** The value of a call of a function that calls itself, and awaits; null for any other. */
function readRecursive(
  node: CallExpression,
  closure: Closure,
  given: readonly Given[],
  reading: Reading,
): Expression | null {
  const { target } = closure;
  if (!isAwaitable(target) || !isRecursive(target, reading)) return null;
  const bind = (parameter: ParameterDeclaration, argument: Given | undefined): void => {
    bindParameter(parameter, argument, reading, false);
  };
  const body = (span: Span): Expression => readBodyOf(target, span, reading);
  return readRecursion({ node, closure, given, resultKinds: kindsBefore(target), bind, body }, reading);
}

function readArguments(node: CallExpression, target: Inlinable, reading: Reading): readonly Given[] | null {
  const syntaxes = node.getArguments().filter(Node.isExpression);
  const functions = syntaxes.map((syntax) => closureOf(syntax, reading));
  const plain = readInOrder(
    syntaxes
      .filter((_, at) => functions[at] === null)
      .map((syntax) => (Node.isSpreadElement(syntax) ? syntax.getExpression() : syntax)),
    reading,
  );
  let next = 0;
  const given = syntaxes.map((syntax, at): Given => {
    const passed = functions[at];
    if (passed) return { kind: "function", closure: passedHere(passed, reading) };
    const value = plain[next++] ?? unread(place(reading, syntax));
    return { kind: "value", value, syntax, home: homeOf(syntax, reading) };
  });
  return spreadOut(given, { node, target, syntaxes }, reading);
}

/** A body of one expression: its parameters stand for their arguments, each evaluated as often as it is read. */
function readAsExpression(target: Inlinable, body: Syntax, given: readonly Given[], reading: Reading): Expression {
  target.getParameters().forEach((parameter, at) => {
    bindParameter(parameter, given[at], reading, true);
  });
  return isAwaitable(target) ? readReturned(body, reading) : readExpression(body, reading);
}

function readBlock(node: CallExpression, target: Inlinable, given: readonly Given[], reading: Reading): Expression {
  const parameters = collect(reading, () => {
    target.getParameters().forEach((parameter, at) => {
      bindParameter(parameter, given[at], reading, false);
    });
  });
  reading.steps.push(...parameters);
  return readBodyOf(target, place(reading, node), reading);
}

/** Adds the steps of a function's body, whose parameters are bound, and returns what it returns. */
export function readBodyOf(target: Inlinable, span: Span, reading: Reading): Expression {
  const expression = bodyOf(target);
  if (expression !== null)
    return isAwaitable(target) ? readReturned(expression, reading) : readExpression(expression, reading);
  const declared = kindsBefore(target);
  const name = (Node.isFunctionDeclaration(target) ? target.getName() : undefined) ?? "value";
  const label = { name };
  const result: { -readonly [Key in keyof Local]: Local[Key] } = makeLocal(name, natureOf(declared), span, declared);
  const returns = { label, local: result, kinds: declared };
  const outer = { returns: reading.returns, targets: reading.targets.splice(0) };
  reading.returns = returns;
  const body = collect(reading, () => {
    if (result.boxed)
      reading.steps.push(setTo(result, { kind: "literal", value: undefined, kinds: kind.undefined, span }));
    const block = target.getBody();
    if (Node.isBlock(block)) {
      readStatements(block.getStatements(), reading);
      if (!result.boxed && !endsHere(block.getStatements().at(-1))) reading.steps.push(setTo(result, unread(span)));
    } else if (Node.isExpression(block)) {
      const value = readReturned(block, reading);
      returns.kinds |= value.kinds;
      reading.steps.push(setTo(result, value));
    }
  });
  reading.returns = outer.returns;
  reading.targets.push(...outer.targets);
  reading.steps.push({ kind: "block", label, body, span });
  result.boxed = mayBe(returns.kinds, kind.undefined);
  return readOf(result, returns.kinds, span);
}

function setTo(local: Local, value: Expression): Step {
  return { kind: "set", local, value, span: value.span };
}

/** What a function yields by its type; where that says nothing, its `return`s will, and its end. */
function kindsBefore(target: Inlinable): Kinds {
  const declared = resultKinds(target);
  if (!within(anything, declared)) return declared;
  const body = target.getBody();
  const end = Node.isBlock(body) ? body.getStatements().at(-1) : undefined;
  return Node.isBlock(body) && !endsHere(end) ? kind.undefined : nothing;
}

/** What a call yields by its type, awaited. */
function resultKinds(target: Inlinable): Kinds {
  const type = target.getReturnType();
  const [awaited = type] = type.getSymbol()?.getName() === "Promise" ? type.getTypeArguments() : [];
  return kindsOfType(awaited, target);
}

/** Reads a returned expression. Inside of `try` a promise that is returned without `await` escapes the `catch`: refused. */
export function readReturned(node: Syntax, reading: Reading): Expression {
  if (Node.isParenthesizedExpression(node)) return readReturned(node.getExpression(), reading);
  if (Node.isConditionalExpression(node)) return readConditional(node, reading, readReturned);
  const call = Node.isCallExpression(node) ? asyncCall(node, reading) : null;
  if (call !== null && reading.tries > 0) complain(reading, unawaitedTask, node, { task: call.name });
  return call?.read() ?? readExpression(node, reading);
}

/** Reads a call whose promise is waited for. */
function readAwaited(node: CallExpression, reading: Reading): Expression {
  reading.awaited = node;
  return readExpression(node, reading);
}

function asyncCall(
  node: CallExpression,
  reading: Reading,
): { readonly name: string; readonly read: () => Expression | null } | null {
  const callee = node.getExpression();
  if (isGroup(node) || isAwaitedWord(callee) || chainOf(node, reading) !== null)
    return { name: callee.getText(), read: () => readAwaited(node, reading) };
  const task = taskOfCallee(callee, reading.program);
  if (task !== null) return { name: task.name, read: () => readTaskCall(node, task, reading) };
  const remote = remoteCall(node, reading);
  if (remote !== null) return { name: callee.getText(), read: remote };
  if (yieldsPromise(callee, reading)) return { name: callee.getText(), read: () => readInlined(node, reading) };
  const target = inlinableOf(callee, reading);
  return target !== null && isAwaitable(target)
    ? { name: callee.getText(), read: () => readInlined(node, reading) }
    : null;
}
