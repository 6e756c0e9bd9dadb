/** Numbers that a phase writes itself: constants, lengths and sums of its own book-keeping. */
import type { Binary, Expression } from "./expression";
import { kind } from "./kinds";
import type { Span } from "./span";

/** A constant. */
export function number(value: number, span: Span): Expression {
  return { kind: "literal", value, kinds: kind.number, span };
}

/** `left + right` of what are surely numbers. It stands where `left` stands. */
export function computed(operator: Binary["operator"], left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right, kinds: kind.number, span: left.span };
}

/** `list.length` of what surely is a list. It stands where the list stands. */
export function lengthOf(list: Expression): Expression {
  return { kind: "operation", name: "array length", operands: [list], kinds: kind.number, span: list.span };
}
