/** What is known at compile time: comparisons of literals, tests on errors that have just been made. */
import type { Expression } from "../../ir/expression";
import { mapParts } from "../../ir/walk";

/** The expression with what is known computed. */
export function fold(expression: Expression): Expression {
  const folded = mapParts(expression, fold);
  const value = known(folded);
  return value === null ? folded : { kind: "literal", value, kinds: folded.kinds, span: folded.span };
}

function known(expression: Expression): boolean | null {
  switch (expression.kind) {
    case "binary":
      return compared(expression.operator, expression.left, expression.right);
    case "unary":
      return expression.operator === "!" && expression.operand.kind === "literal" ? !expression.operand.value : null;
    case "errorIs":
      return expression.error.kind === "newError" ? expression.names.includes(expression.error.name) : null;
    case "logical":
      return connected(expression.operator, expression.left, expression.right);
    default:
      return null;
  }
}

function compared(operator: string, left: Expression, right: Expression): boolean | null {
  if (left.kind !== "literal" || right.kind !== "literal") return null;
  const [a, b] = [left.value, right.value];
  if (operator === "===") return a === b;
  if (operator === "!==") return a !== b;
  if (typeof a !== "number" || typeof b !== "number") return null;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  if (operator === ">") return a > b;
  return operator === ">=" ? a >= b : null;
}

function connected(operator: string, left: Expression, right: Expression): boolean | null {
  const [a, b] = [left, right].map((side) => (side.kind === "literal" && typeof side.value === "boolean" ? side.value : null));
  if (operator === "&&" && (a === false || (a === true && b !== null && b !== undefined))) return a && (b ?? null);
  if (operator === "||" && (a === true || (a === false && b !== null && b !== undefined))) return a || (b ?? null);
  return null;
}
