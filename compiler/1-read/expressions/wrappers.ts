/** `(x)`, `x as T`, `<T>x`, `x!`, `x satisfies T`: the value itself; what they claim of its type is not believed. */
import type {
  AsExpression,
  NonNullExpression,
  ParenthesizedExpression,
  SatisfiesExpression,
  TypeAssertion,
} from "ts-morph";
import type { Expression } from "../../ir/expression";
import { readExpression } from "../read-expression";
import type { Reading } from "../reading";
import { refuseHidden } from "../settled-results";
import { typeOf } from "../type-of";

/** Reads what stands inside. */
export function readThrough(
  node: ParenthesizedExpression | AsExpression | TypeAssertion | NonNullExpression | SatisfiesExpression,
  reading: Reading,
): Expression {
  refuseHidden(node.getExpression(), typeOf(node), reading);
  return readExpression(node.getExpression(), reading);
}
