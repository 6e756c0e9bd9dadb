/**
 * [found!]   →   what is found, where it is there when it runs
 *
 * JSON has no undefined in arrays. What `!` claims is checked, as what a cast claims is: where nothing is there, the
 * execution ends with an error that no `catch` of the program takes for its own.
 */
import { Node, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { anyJson, kind, mayBe, within, without } from "../ir/kinds";
import { checkedAs } from "./claims";
import { complain, type Reading } from "./reading";

/** A value as an element of a list; reported where it may be undefined, and nobody claims that it is not. */
export function asElement(value: Expression, node: Syntax, reading: Reading): Expression {
  if (!mayBe(value.kinds, kind.undefined)) return value;
  const present = without(value.kinds, kind.undefined);
  if (isClaimedPresent(node) && present !== 0 && within(present, anyJson)) return checkedAs(value, present);
  complain(reading, unsupportedExpression, node, {
    what: "an array element that may be undefined",
    repair: "keep null instead: `value ?? null`",
  });
  return value;
}

function isClaimedPresent(node: Node): boolean {
  return Node.isParenthesizedExpression(node) ? isClaimedPresent(node.getExpression()) : Node.isNonNullExpression(node);
}
