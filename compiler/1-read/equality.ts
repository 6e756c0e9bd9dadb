/** `===` and `!==`: on scalars, and on anything against a scalar. Objects have no identity in a machine. */
import type { Node } from "ts-morph";
import { objectIdentity } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import { complain, place, type Reading } from "./reading";

const composite = kind.array | kind.object | kind.error | kind.other;

/** Compares two values; reports a comparison of two objects. */
export function equality(
  operator: "===" | "!==",
  left: Expression,
  right: Expression,
  { node, reading }: { readonly node: Node; readonly reading: Reading },
): Expression {
  if (mayBe(left.kinds, composite) && mayBe(right.kinds, composite)) complain(reading, objectIdentity, node, {});
  return { kind: "binary", operator, left, right, kinds: kind.boolean, span: place(reading, node) };
}
