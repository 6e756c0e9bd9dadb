/** `Infinity`, `-Infinity`, and values made of them: JSON has none, so that no machine can keep them. */
import { Node, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { complain, place, unread, type Reading } from "../reading";
import { isGlobal } from "./globals";

/** True for the name of an infinite number. */
export function isInfinity(node: Node): boolean {
  if (Node.isIdentifier(node)) return node.getText() === "Infinity" && isGlobal(node);
  if (!Node.isPropertyAccessExpression(node)) return false;
  return /^Number\.(POSITIVE|NEGATIVE)_INFINITY$/.test(node.getText()) && isGlobal(node.getExpression());
}

/** True for a value that is infinite, or may be by what is written, or has such a part. */
export function holdsInfinity(node: Syntax): boolean {
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node))
    return holdsInfinity(node.getExpression());
  if (Node.isPrefixUnaryExpression(node)) return /^[-+]/.test(node.getText()) && holdsInfinity(node.getOperand());
  if (Node.isConditionalExpression(node)) return [node.getWhenTrue(), node.getWhenFalse()].some(holdsInfinity);
  if (Node.isArrayLiteralExpression(node)) return node.getElements().some(holdsInfinity);
  if (!Node.isObjectLiteralExpression(node)) return isInfinity(node);
  const values = node
    .getProperties()
    .map((each) => (Node.isPropertyAssignment(each) ? each.getInitializer() : undefined));
  return values.some((value) => value !== undefined && holdsInfinity(value));
}

/** Refuses an infinite number; code without an await that works with one can be outlined as a whole. */
export function refuseInfinity(node: Syntax, reading: Reading): Expression {
  complain(reading, unsupportedExpression, node, {
    what: `\`${node.getText()}\`, which is no JSON,`,
    repair: "begin with null (`number | null`) and ask for it, or with the first value",
  });
  return unread(place(reading, node));
}
