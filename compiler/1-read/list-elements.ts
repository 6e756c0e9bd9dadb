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
  const known = asClaimed(value);
  if (!mayBe(known.kinds, kind.undefined)) return known;
  const present = without(value.kinds, kind.undefined);
  if (isClaimedPresent(node) && present !== 0 && within(present, anyJson)) return checkedAs(value, present);
  complain(reading, unsupportedExpression, node, {
    what: "an array element that may be undefined",
    repair: "keep null instead: `value ?? null`",
  });
  return value;
}

/** Operations that keep what their callback yields. */
export const collecting: ReadonlySet<string> = new Set(["map", "flatMap", "reduce", "reduceRight", "from length"]);

/** `items.map((item) => item.id)`, where a cast claims what an item is: what the callback yields is there, if that is claimed. */
export function yieldsClaimed(lambda: Expression): Expression {
  return lambda.kind === "lambda" ? { ...lambda, body: asClaimed(lambda.body) } : lambda;
}

function asClaimed(value: Expression): Expression {
  const { claimed } = value;
  if (claimed === undefined || mayBe(claimed, kind.undefined) || !mayBe(value.kinds, kind.undefined)) return value;
  return checkedAs(value, claimed);
}

function isClaimedPresent(node: Node): boolean {
  return Node.isParenthesizedExpression(node) ? isClaimedPresent(node.getExpression()) : Node.isNonNullExpression(node);
}
