/** Code that asks whether a number is one: there NaN and Infinity are answers, and no failures. */
import { Node } from "ts-morph";
import { isAnyFunction } from "../functions";

/**
 * True where what follows from a NaN or an Infinity is looked at: by a test for one anywhere in the function, or because
 * another value is put in its place.
 */
export function mindsNaN(node: Node): boolean {
  const scope = node.getAncestors().findLast(isAnyFunction) ?? node;
  if (/\b(isNaN|isFinite|NaN|Infinity|POSITIVE_INFINITY|NEGATIVE_INFINITY)\b/.test(scope.getText())) return true;
  const parent = node.getFirstAncestor((each) => !Node.isParenthesizedExpression(each));
  if (Node.isBinaryExpression(parent)) return /^(&&|\|\|)$/.test(parent.getOperatorToken().getText());
  return Node.isPrefixUnaryExpression(parent) && parent.getText().startsWith("!");
}
