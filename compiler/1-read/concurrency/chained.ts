/** `look(id).catch(() => null)`, as far as the syntax tells: whose promise it is, and what is done behind it. */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import type { TaskDeclaration } from "../../compiled";
import { taskOfCallee } from "../callees";
import type { Closure } from "../closures";
import { bodyOf, closureOf, inlinableOf, type Inlinable } from "../inlinable";
import { isMethodOfConsole, isOnlyLooked } from "../library/console";
import type { Reading } from "../reading";

/** A promise with what is done when it has come to something. */
export interface Chain {
  readonly method: "then" | "catch" | "finally";
  readonly promise: CallExpression;
  readonly callback: Syntax;
  readonly target: Target;
}

/** What is done: a function that is written out, a task by its name, or nothing but a line of a log. */
type Target =
  | { readonly kind: "function"; readonly closure: Closure }
  | { readonly kind: "task"; readonly task: TaskDeclaration }
  | { readonly kind: "nothing" };

/** The parts of such a call; null for any other. */
export function chainOf(node: CallExpression, reading: Reading): Chain | null {
  const [callback, ...more] = node.getArguments();
  const begun = begunBy(node);
  if (begun === null || !Node.isExpression(callback) || more.length > 0) return null;
  const target = targetOf(callback, reading);
  // An error cannot be handed to a task.
  const isOdd = target?.kind === "task" && begun.method === "catch";
  return target === null || isOdd ? null : { ...begun, callback, target };
}

/** True for `then`, `catch` or `finally` of a promise, whatever it is given. */
export function isChained(node: CallExpression): boolean {
  return begunBy(node) !== null;
}

function begunBy(node: CallExpression): Pick<Chain, "method" | "promise"> | null {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || callee.hasQuestionDotToken()) return null;
  const [promise, method] = [callIn(callee.getExpression()), callee.getName()];
  if (promise === null || !isMethod(method) || promise.getType().getSymbol()?.getName() !== "Promise") return null;
  return { method, promise };
}

function isMethod(name: string): name is Chain["method"] {
  return name === "then" || name === "catch" || name === "finally";
}

function callIn(node: Syntax): CallExpression | null {
  if (Node.isParenthesizedExpression(node)) return callIn(node.getExpression());
  return Node.isCallExpression(node) ? node : null;
}

function targetOf(callback: Syntax, reading: Reading): Target | null {
  const task = taskOfCallee(callback, reading.program);
  if (task !== null) return { kind: "task", task };
  if (isMethodOfConsole(callback)) return { kind: "nothing" };
  const closure = closureOf(callback, reading);
  return closure === null ? null : { kind: "function", closure };
}

/** The call that a chain begins with: the arguments of others are functions. */
export function firstOf(node: CallExpression, reading: Reading): CallExpression {
  const chain = chainOf(node, reading);
  return chain === null ? node : firstOf(chain.promise, reading);
}

/**
 * `(item) => look(item.id, all).catch(…)`: what a task or an async function throws is a rejection, as is what is done behind
 * it, and reading what it is given throws nothing.
 */
export function rejectsOnly(target: Inlinable, reading: Reading): boolean {
  const body = bodyOf(target);
  if (body === null || !Node.isCallExpression(body)) return false;
  const first = firstOf(body, reading);
  const callee = first.getExpression();
  const isCalled = taskOfCallee(callee, reading.program) !== null || inlinableOf(callee, reading)?.isAsync() === true;
  return isCalled && first.getArguments().every((each) => Node.isExpression(each) && isOnlyLooked(each, reading));
}
