/** list.push(x), list?.pop()   →   the variable gets a new list */
import { Node, type CallExpression, type PropertyAccessExpression } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Item } from "../ir/expression";
import { kind, nullish, without } from "../ir/kinds";
import { number } from "../ir/numbers";
import { believedPresent } from "./claims";
import { refuseOdd } from "./error-values";
import { refuseOddSpread } from "./expressions/array-literal";
import { isAnyFunction } from "./functions";
import { hasSteps } from "./inlinable";
import { asElement } from "./list-elements";
import { changeablePlace, current, evaluateEarly, rootOf } from "./mutations";
import type { Place } from "./places";
import { readInOrder } from "./read-expression";
import { collect, complain, place, type Reading } from "./reading";
import { changed } from "./replaced";
import { settledBefore } from "./settled-places";
import { lengthBefore, movedIn, moveHomes } from "./views/moves";
import { fillingIn } from "./views/paths";

/** Reads `list.push(…)` and its like as a statement; false when the call is none of them. */
export function readMutatingCall(node: CallExpression, reading: Reading): boolean {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !Object.hasOwn(newLists, callee.getName())) return false;
  const list = callee.getExpression();
  if (!isChangeable(callee)) return false;
  const callback = node.getArguments().find(isAnyFunction);
  if (callback !== undefined) {
    complain(reading, unsupportedExpression, callback, {
      what: "a function that is kept in a list",
      repair: "call it where it stands; what undoes a step is registered: `compensate(() => …)`",
    });
    return true;
  }
  const where = changeablePlace(list, reading, true);
  if (where === null) return true;
  const span = place(reading, node);
  const syntaxes = node.getArguments().filter(Node.isExpression);
  if (syntaxes.some((each) => hasSteps(each, reading))) evaluateEarly(currentList(callee, where, reading), reading);
  let given: readonly Expression[] = [];
  const steps = collect(reading, () => {
    given = readInOrder(
      syntaxes.map((syntax) => (Node.isSpreadElement(syntax) ? syntax.getExpression() : syntax)),
      reading,
    );
  });
  const later = { target: list, values: syntaxes, depth: where.keys.length };
  const found = settledBefore(steps, where, later, reading);
  reading.steps.push(...steps);
  const values = given.map((each, at) => {
    const syntax = syntaxes[at] ?? node;
    const isSpread = Node.isSpreadElement(syntax);
    const whole = isSpread ? believedPresent(each, kind.array) : each;
    const value = refuseOdd(whole, "kept in an array", syntax, reading);
    if (!isSpread) return asElement(value, syntax, reading);
    refuseOddSpread(value, syntax, reading);
    return value;
  });
  const items = values.map((value, at): Item => ({
    kind: Node.isSpreadElement(syntaxes[at]) ? "spread" : "item",
    value,
  }));
  const moved = callee.getName() === "push" ? syntaxes.flatMap((syntax) => movedIn(syntax, reading)) : [];
  const length = lengthBefore(found, moved, reading);
  const value = newLists[callee.getName()]?.(currentList(callee, found, reading), items);
  if (value !== undefined)
    reading.steps.push({
      kind: "set",
      local: found.root,
      value: changed(rootOf(found, reading), found.keys, value, null),
      identity: "same",
      span,
    });
  moveHomes(moved, found, length, reading);
  return true;
}

/** True for a method of a list; behind `?.` it is called where there is one. */
export function isChangeable(callee: PropertyAccessExpression): boolean {
  const type = callee.getExpression().getType();
  return (callee.hasQuestionDotToken() ? type.getNonNullableType() : type).isArray();
}

/** The list that a method changes: behind `?.` it is there, and where it has just been given its place. */
export function currentList(callee: PropertyAccessExpression, found: Place, reading: Reading): Expression {
  const list = current(callee.getExpression(), found, reading);
  const isThere = callee.hasQuestionDotToken() || fillingIn(callee.getExpression()) !== null;
  return isThere ? { ...list, kinds: without(list.kinds, nullish) } : list;
}

type NewList = (list: Expression, items: readonly Item[]) => Expression;

function listOf(list: Expression, items: readonly Item[]): Expression {
  return { kind: "array", items, kinds: kind.array, span: list.span };
}

function slice(list: Expression, from: number, to: number | null): Expression {
  const bounds = to === null ? [from] : [from, to];
  const operands = [list, ...bounds.map((bound) => number(bound, list.span))];
  return { kind: "operation", name: "slice", operands, kinds: kind.array, span: list.span };
}

/** What the list is after the call. */
const newLists: { readonly [method: string]: NewList } = {
  push: (list, items) => listOf(list, [{ kind: "spread", value: list }, ...items]),
  unshift: (list, items) => listOf(list, [...items, { kind: "spread", value: list }]),
  pop: (list) => slice(list, 0, -1),
  shift: (list) => slice(list, 1, null),
};
