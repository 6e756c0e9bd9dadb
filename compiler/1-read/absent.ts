/**
 * done?.(id), if (done) …   →   the call, where the function was passed; nothing, where it was not
 *
 * Functions are written out, so that it is known of each call of a helper which of its functions it was given.
 */
import { Node, SyntaxKind, type CallExpression, type Expression as Syntax, type Identifier } from "ts-morph";
import type { ParameterDeclaration } from "ts-morph";
import type { Expression } from "../ir/expression";
import { kind, nothing } from "../ir/kinds";
import { property } from "./parts";
import { place, type Reading } from "./reading";
import { symbolOf } from "./symbols";

/** True for what is undefined, and known to be. */
export function isUndefined(value: Expression): boolean {
  return value.kind === "literal" && value.value === undefined && value.kinds === kind.undefined;
}

/** True for a parameter that takes a function or nothing. */
export function isOptionalFunction(parameter: ParameterDeclaration): boolean {
  return parameter.getType().getNonNullableType().getCallSignatures().length > 0;
}

/** The value of a call of a function that was not passed: undefined behind `?.`, else a TypeError; null for any other call. */
export function readAbsentCall(node: CallExpression, reading: Reading): Expression | null {
  const whole = node.getExpression();
  const callee = Node.isNonNullExpression(whole) ? whole.getExpression() : whole;
  const symbol = Node.isIdentifier(callee) ? symbolOf(callee) : undefined;
  const value = symbol === undefined ? undefined : reading.aliases.get(symbol);
  if (value === undefined || !isUndefined(value)) return null;
  if (node.hasQuestionDotToken()) return value;
  return property(value, "call", { kinds: nothing, span: place(reading, node), optional: false });
}

/** True where a name only says whether a function was passed, and one was. */
export function asksForPassed(node: Identifier, reading: Reading): boolean {
  const symbol = symbolOf(node);
  return symbol !== undefined && reading.functions.has(symbol) && isTested(node);
}

/** True where only the truth of a name is asked for, or whether it is something or nothing. */
export function isTested(node: Syntax): boolean {
  const parent = node.getParent();
  if (Node.isParenthesizedExpression(parent)) return isTested(parent);
  if (Node.isIfStatement(parent)) return true;
  if (Node.isConditionalExpression(parent)) return parent.getCondition() === node;
  if (Node.isPrefixUnaryExpression(parent)) return parent.getOperatorToken() === SyntaxKind.ExclamationToken;
  if (!Node.isBinaryExpression(parent)) return false;
  const operator = parent.getOperatorToken().getText();
  if (operator === "&&") return parent.getLeft() === node || isTested(parent);
  return /^[!=]==?$/.test(operator);
}
