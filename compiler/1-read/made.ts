/**
 * items.map((item) => ({ ...item }))   →   `{ ...item }`, which each element of the new list is
 *
 * What lies in a list or an object that a call makes, as far as the syntax says.
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { taskOfCallee, wordOf } from "./callees";
import { isGroup, isRace, isSettling } from "./concurrency/syntax";
import { returnedBy } from "./lies-of-calls";
import type { Reading } from "./reading";
import { symbolOf } from "./symbols";

/** The values that become the parts of what a call makes; null where that is not known. Tasks make theirs: they add none. */
export function partsMadeBy(call: CallExpression, reading: Reading): readonly Syntax[] | null {
  const [first, second] = call.getArguments();
  if (isGroup(call)) return isRace(call) || isSettling(call) ? null : membersOf(first, reading);
  const callee = call.getExpression();
  if (wordOf(callee) === "map" || isNamed(callee, "Array.from")) return returnedTo(second, reading);
  if (isNamed(callee, "Object.fromEntries")) return valuesOf(first, reading);
  return isMapping(call) ? returnedTo(first, reading) : null;
}

function membersOf(list: Node | undefined, reading: Reading): readonly Syntax[] | null {
  if (Node.isArrayLiteralExpression(list)) return list.getElements();
  return Node.isCallExpression(list) && isMapping(list) ? returnedTo(list.getArguments()[0], reading) : null;
}

/** True for `items.map(…)` of a list. */
function isMapping(call: CallExpression): boolean {
  const callee = call.getExpression();
  const isMap = Node.isPropertyAccessExpression(callee) && callee.getName() === "map";
  return isMap && callee.getExpression().getType().isArray();
}

/** What a callback returns. */
function returnedTo(callback: Node | undefined, reading: Reading): readonly Syntax[] | null {
  if (Node.isArrowFunction(callback) || Node.isFunctionExpression(callback)) return returnedBy(callback);
  return Node.isExpression(callback) && taskOfCallee(callback, reading.program) !== null ? [] : null;
}

/** The values of `Object.fromEntries(items.map((item) => [item.id, { … }]))`. */
function valuesOf(entries: Node | undefined, reading: Reading): readonly Syntax[] | null {
  const pairs = Node.isCallExpression(entries) ? partsMadeBy(entries, reading) : null;
  const values = (pairs ?? []).map((pair) => (Node.isArrayLiteralExpression(pair) ? pair.getElements()[1] : undefined));
  const known = values.filter((value) => value !== undefined);
  return pairs === null || known.length < pairs.length ? null : known;
}

/** What `look(id).then(…)` may end with, each as it is: `returned` by the function, or what the call before it yields. */
export function settledBy(call: CallExpression, reading: Reading): readonly Syntax[] | null {
  const callee = call.getExpression();
  if (!Node.isPropertyAccessExpression(callee)) return null;
  const promise = callee.getExpression();
  if (promise.getType().getSymbol()?.getName() !== "Promise") return null;
  const returned = returnedTo(call.getArguments()[0], reading);
  if (callee.getName() === "then") return returned;
  if (callee.getName() === "finally") return [promise];
  return returned === null || callee.getName() !== "catch" ? null : [promise, ...returned];
}

function isNamed(callee: Syntax, name: string): boolean {
  return callee.getText() === name;
}

/** Methods that yield some elements of a list, or all of them in another order. */
const sifting = new Set(["filter", "slice", "toSorted", "toReversed", "sort", "reverse"]);

/** The list of whose elements a call makes another one: `items` of `items.filter(…)`; null for any other call. */
export function siftedBy(call: CallExpression): Syntax | null {
  const callee = call.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !sifting.has(callee.getName())) return null;
  return callee.getExpression().getType().isArray() ? callee.getExpression() : null;
}

/**
 * True in `list = [...list, item]`, `order = { ...order, status }` and `list = list.filter(…)`: what the name held is held by
 * nobody from then on, and its parts are where they were.
 */
export function isTakenOver(use: Node): boolean {
  const value = madeWith(use);
  const assignment = value?.getParent();
  if (!Node.isBinaryExpression(assignment) || assignment.getRight() !== value || !Node.isIdentifier(use)) return false;
  const left = assignment.getLeft();
  const isOwn = Node.isIdentifier(left) && symbolOf(left) === symbolOf(use);
  return isOwn && assignment.getOperatorToken().getText() === "=" && Node.isExpressionStatement(assignment.getParent());
}

/** The literal that a value is spread in, or the call that yields its elements. */
function madeWith(use: Node): Node | undefined {
  const parent = use.getParent();
  if (Node.isSpreadElement(parent) || Node.isSpreadAssignment(parent)) return parent.getParent();
  const call = Node.isPropertyAccessExpression(parent) ? parent.getParent() : undefined;
  return Node.isCallExpression(call) && siftedBy(call) === use ? call : undefined;
}
