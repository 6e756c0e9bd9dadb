/** `===` and `!==`: on scalars, and on anything against a scalar. Objects have no identity in a machine. */
import type { Node } from "ts-morph";
import { objectIdentity, unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import { complain, place, type Reading } from "./reading";

const composite = kind.array | kind.object | kind.error | kind.other;

/** In the machine NaN is null. */
function isOddNaN(one: Expression, other: Expression): boolean {
  return mayBe(one.kinds, kind.nan) && mayBe(other.kinds, kind.nan | kind.null);
}

/** Compares two values; reports a comparison of two objects. */
export function equality(
  operator: "===" | "!==",
  left: Expression,
  right: Expression,
  { node, reading }: { readonly node: Node; readonly reading: Reading },
): Expression {
  if (mayBe(left.kinds, composite) && mayBe(right.kinds, composite)) complain(reading, objectIdentity, node, {});
  if (isOddNaN(left, right) || isOddNaN(right, left)) {
    complain(reading, unsupportedExpression, node, {
      what: "a comparison of what may be NaN with what may be null, or NaN, too",
      repair: "ask `Number.isNaN(value)` first",
    });
  }
  return { kind: "binary", operator, left, right, kinds: kind.boolean, span: place(reading, node) };
}
