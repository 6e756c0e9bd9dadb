/** JavaScript's truth in JSONata, where `[]`, `{}` and nothing count otherwise. The result is always a boolean. */
import type { Expression } from "../../ir/expression";
import { kind, mayBe, within } from "../../ir/kinds";
import { array, binary, call, literal, not, type Jsonata } from "./tree";

/** Lowers an expression of which only the truth matters. */
export function truth(expression: Expression, lower: (expression: Expression) => Jsonata): Jsonata {
  const deeper = (part: Expression): Jsonata => truth(part, lower);
  if (expression.kind === "logical" && expression.operator !== "??") {
    const parts = chained(expression, expression.operator).map(deeper);
    return balanced(expression.operator === "&&" ? "and" : "or", parts);
  }
  if (expression.kind === "unary" && expression.operator === "!") return not(deeper(expression.operand));
  return truthOf(lower(expression), expression.kinds);
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

/** The truth of a value of these kinds. */
export function truthOf(value: Jsonata, kinds: number): Jsonata {
  if (kinds === kind.boolean) return value;
  if (within(kinds, composite) && kinds !== 0) return literal(true);
  if (!mayBe(kinds, composite)) return binary("and", value, literal(true));
  return binary("or", binary("in", call("type", value), array(literal("array"), literal("object"))), value);
}
