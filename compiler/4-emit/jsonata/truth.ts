/** JavaScript's truth in JSONata, where `[]`, `{}` and nothing count otherwise. The result is always a boolean. */
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind, mayBe, within } from "../../ir/kinds";
import { array, binary, call, exists, literal, not, type Jsonata } from "./tree";

/** Lowers an expression of which only the truth matters. */
export function truth(expression: Expression, lower: (expression: Expression) => Jsonata): Jsonata {
  const deeper = (part: Expression): Jsonata => truth(part, lower);
  if (expression.kind === "logical" && expression.operator !== "??") {
    const parts = chained(expression, expression.operator).map(deeper);
    return balanced(expression.operator === "&&" ? "and" : "or", parts);
  }
  if (expression.kind === "unary" && expression.operator === "!") return not(deeper(expression.operand));
  const value = lower(expression);
  // A list or an object is true whatever it holds; `$exists([…])` is, too, and evaluates what may fail.
  return isAlwaysTrue(expression.kinds) && isFallible(expression)
    ? exists(array(value))
    : truthOf(value, expression.kinds);
}

function chained(expression: Expression, operator: "&&" | "||"): readonly Expression[] {
  if (expression.kind !== "logical" || expression.operator !== operator) return [expression];
  return [...chained(expression.left, operator), expression.right];
}

/** Parts of a chain; a long one is split in the middle, so that the depth does not grow with their number. */
function balanced(operator: "and" | "or", parts: readonly Jsonata[]): Jsonata {
  if (parts.length <= 8) return parts.reduce((left, right) => binary(operator, left, right));
  const middle = Math.ceil(parts.length / 2);
  return binary(operator, balanced(operator, parts.slice(0, middle)), balanced(operator, parts.slice(middle)));
}

const composite = kind.array | kind.object | kind.error;

function isAlwaysTrue(kinds: number): boolean {
  return within(kinds, composite) && kinds !== 0;
}

/** The truth of a value of these kinds. */
export function truthOf(value: Jsonata, kinds: number): Jsonata {
  if (kinds === kind.boolean) return value;
  if (isAlwaysTrue(kinds)) return literal(true);
  if (!mayBe(kinds, composite)) return binary("and", value, literal(true));
  return binary("or", binary("in", call("type", value), array(literal("array"), literal("object"))), value);
}
