/** Number("x"), 0 / 0, Date.parse("x"), new Date("x").getTime(), Math.sqrt(-1): what makes NaN out of what is none. */
import { Node, SyntaxKind, type Expression } from "ts-morph";
import { typeOf } from "../type-of";

/** True for an operation whose value may be NaN though no part of it is; `isNumber` says of a part whether it is a number. */
export function mayMakeNaN(node: Expression, isNumber: (part: Expression) => boolean): boolean {
  if (Node.isPrefixUnaryExpression(node))
    return node.getOperatorToken() === SyntaxKind.PlusToken && !isNumber(node.getOperand());
  if (Node.isBinaryExpression(node))
    return /^[/%]$/.test(node.getOperatorToken().getText()) && !isWritten(node.getRight());
  if (!Node.isCallExpression(node)) return false;
  const callee = node.getExpression();
  const [given] = node.getArguments();
  if (converting.test(callee.getText())) return !Node.isExpression(given) || !isNumber(given);
  return computing.test(callee.getText()) || (Node.isPropertyAccessExpression(callee) && asksForNone(callee));
}

/** The parts of an operation that make it NaN when they are; null for what is no such operation. */
export function partsOfNumber(node: Expression): readonly Expression[] | null {
  if (Node.isPrefixUnaryExpression(node)) return /^[-+]/.test(node.getText()) ? [node.getOperand()] : null;
  const isMath = Node.isCallExpression(node) && node.getExpression().getText().startsWith("Math.");
  return isMath ? node.getArguments().filter(Node.isExpression) : null;
}

const converting = /^(Number|(Number\.)?parse(Int|Float))$/;

const computing = /^(Date\.(parse|UTC)|Math\.(sqrt|log\w*|pow|a(cos|sin|cosh|tanh)))$/;

/** A divisor that is written out is no zero, or somebody wants it to be. */
function isWritten(divisor: Expression): boolean {
  return Node.isNumericLiteral(divisor) && divisor.getLiteralValue() !== 0;
}

/** A part of a moment that is none, or of a text that ends before. */
function asksForNone(callee: Expression & { getExpression(): Expression; getName(): string }): boolean {
  if (callee.getName() === "charCodeAt") return true;
  const isAsked = /^(get[A-Z]\w*|valueOf)$/.test(callee.getName());
  return isAsked && typeOf(callee.getExpression()).getSymbol()?.getName() === "Date" && !isNow(callee.getExpression());
}

function isNow(date: Expression): boolean {
  return Node.isNewExpression(date) && date.getArguments().length === 0;
}
