/** for (const [at, item] of list.entries()), [...list.keys()], [...new Set(list)]   →   arrays of what is walked there */
import { Node, type Expression as Syntax, type NewExpression, type PropertyAccessExpression } from "ts-morph";
import type { Expression, Local } from "../../ir/expression";
import { kind, scalar, within } from "../../ir/kinds";
import { believedPresent } from "../claims";
import { readExpression } from "../read-expression";
import { place, readOf, type Reading } from "../reading";
import { kindsOfType } from "../types";
import { pathTo } from "../places";
import { functionAround } from "../views/functions";
import { isChangedInside } from "../views/needed";
import { partOf } from "../views/paths";

/** `list.entries()`, `list.keys()` and `list.values()` where they are walked at once; null elsewhere, and of a list that is changed meanwhile. */
export function readIterated(node: Node, callee: PropertyAccessExpression, reading: Reading): Expression | null {
  const method = callee.getName();
  const owner = callee.getExpression();
  if (!["entries", "keys", "values"].includes(method) || !isWalked(node) || isChangedMeanwhile(owner, node, reading))
    return null;
  const list = believedPresent(readExpression(owner, reading), kind.array);
  const span = place(reading, node);
  if (!within(list.kinds, kind.array)) return null;
  if (method === "values") return { kind: "array", items: [{ kind: "spread", value: list }], kinds: kind.array, span };
  if (method === "entries") return { kind: "operation", name: "entries", operands: [list], kinds: kind.array, span };
  const local = (name: string): Local => ({ name, hint: name, span, boxed: false });
  const at = local("at");
  const size: Expression = { kind: "operation", name: "array length", operands: [list], kinds: kind.number, span };
  const body = readOf(at, kind.number, span);
  const lambda: Expression = { kind: "lambda", parameters: [local("none"), at], body, kinds: kind.other, span };
  return { kind: "operation", name: "from length", operands: [size, lambda], kinds: kind.array, span };
}

/** True for a list that the loop around the call may change, itself or in a function that it calls. */
function isChangedMeanwhile(list: Syntax, call: Node, reading: Reading): boolean {
  const loop = call.getParent();
  const part = partOf(list);
  if (part === null || !Node.isForOfStatement(loop)) return false;
  const view = reading.views.get(part.symbol);
  const [symbol, before] = view === undefined ? [part.symbol, []] : [view.symbol, pathTo(view)];
  if (symbol === null) return true;
  const own = functionAround(loop);
  const meanwhile = reading.writes
    .changesOf(symbol)
    .filter(({ node }) => functionAround(node) !== own || node.getAncestors().includes(loop));
  return isChangedInside(meanwhile, [...before, ...part.path]);
}

/** The elements of a new set of texts, numbers and the like, where they are put into an array at once; null for any other. */
export function readDistinct(node: NewExpression, reading: Reading): Expression | null {
  const [only, ...more] = node.getArguments();
  if (node.getExpression().getText() !== "Set" || !Node.isExpression(only) || more.length > 0) return null;
  const parent = node.getParent();
  const isFrom = Node.isCallExpression(parent) && parent.getExpression().getText() === "Array.from";
  if (!(isFrom && parent.getArguments().length === 1) && !isSpreadInArray(node)) return null;
  const element = only.getType().getArrayElementType();
  if (element === undefined || !within(kindsOfType(element, node), scalar)) return null;
  const list = believedPresent(readExpression(only, reading), kind.array);
  if (!within(list.kinds, kind.array)) return null;
  return { kind: "operation", name: "distinct", operands: [list], kinds: kind.array, span: place(reading, node) };
}

function isWalked(node: Node): boolean {
  const parent = node.getParent();
  return (
    (Node.isForOfStatement(parent) && parent.getExpression() === node && !parent.isAwaited()) || isSpreadInArray(node)
  );
}

function isSpreadInArray(node: Node): boolean {
  const parent = node.getParent();
  return Node.isSpreadElement(parent) && Node.isArrayLiteralExpression(parent.getParent());
}
