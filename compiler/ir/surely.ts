/** What happens whenever an expression is evaluated: not what stands in one arm of a choice, or in a callback. */
import type { Expression, Local } from "./expression";
import { printExpression } from "./print";
import { partsOf, within } from "./walk";

/** True when the local is read whenever the expression is evaluated. */
export function readsSurely(expression: Expression, local: Local): boolean {
  return surely(expression, (part) => part.kind === "read" && part.local === local);
}

/** True when the other expression, or a copy of it, is evaluated whenever this one is. */
export function evaluatesSurely(expression: Expression, other: Expression): boolean {
  return surely(expression, (part) => isSame(part, other));
}

function surely(expression: Expression, is: (part: Expression) => boolean): boolean {
  if (is(expression) || surePartsOf(expression).some((part) => surely(part, is))) return true;
  return expression.kind === "conditional" && [expression.then, expression.otherwise].every((arm) => surely(arm, is));
}

function surePartsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "logical") return [expression.left];
  if (expression.kind === "conditional") return [expression.test];
  if (expression.kind === "lambda") return [];
  if (expression.kind === "element" && expression.optional) return [expression.base];
  const parts = partsOf(expression);
  return expression.kind === "operation" && expression.name === "default" ? parts.slice(0, 1) : parts;
}

/** True for copies of one expression: equal texts, of the same locals, missing parts treated alike. */
function isSame(one: Expression, other: Expression): boolean {
  if (one.kind !== other.kind || printExpression(one) !== printExpression(other)) return false;
  const [parts, others] = [[...within(one)], [...within(other)]];
  return parts.length === others.length && parts.every((part, at) => isAlike(part, others[at] ?? other));
}

function isAlike(one: Expression, other: Expression): boolean {
  if (one.kind === "read") return other.kind === "read" && one.local === other.local;
  return ("optional" in one && one.optional) === ("optional" in other && other.optional);
}
