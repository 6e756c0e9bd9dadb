/** [...list.entries()], [...list.keys()], [...new Set(list)]   →   arrays of what is walked there */
import { Node, type NewExpression, type PropertyAccessExpression } from "ts-morph";
import type { Expression, Local } from "../../ir/expression";
import { kind, scalar, within } from "../../ir/kinds";
import { lengthOf } from "../../ir/numbers";
import { believedPresent } from "../claims";
import { readExpression } from "../read-expression";
import { place, readOf, type Reading } from "../reading";
import { kindsOfType } from "../types";

/** `list.entries()`, `list.keys()` and `list.values()` where they are put into an array at once; null elsewhere. */
export function readIterated(node: Node, callee: PropertyAccessExpression, reading: Reading): Expression | null {
  const method = callee.getName();
  const owner = callee.getExpression();
  if (!["entries", "keys", "values"].includes(method) || !isSpreadInArray(node)) return null;
  const list = believedPresent(readExpression(owner, reading), kind.array);
  const span = place(reading, node);
  if (!within(list.kinds, kind.array)) return null;
  if (method === "values") return { kind: "array", items: [{ kind: "spread", value: list }], kinds: kind.array, span };
  if (method === "entries") return { kind: "operation", name: "entries", operands: [list], kinds: kind.array, span };
  const local = (name: string): Local => ({ name, hint: name, span, boxed: false });
  const at = local("at");
  const body = readOf(at, kind.number, span);
  const lambda: Expression = { kind: "lambda", parameters: [local("none"), at], body, kinds: kind.other, span };
  return { kind: "operation", name: "from length", operands: [lengthOf(list), lambda], kinds: kind.array, span };
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

function isSpreadInArray(node: Node): boolean {
  const parent = node.getParent();
  return Node.isSpreadElement(parent) && Node.isArrayLiteralExpression(parent.getParent());
}
