/**
 * const n = Number(text); if (Number.isNaN(n)) …; n * 2   →   $n = null; $n = null ? null : $n * 2
 *
 * Where a program asks whether a text is a number, `NaN` is kept as null, which JSON makes of it anyway, and what is
 * computed with it is computed as JavaScript does.
 */
import { Node } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, within, without } from "../../ir/kinds";
import { isAwaitFree } from "../outline/await-free";
import { checkedAs } from "../claims";
import { pin, place, type Reading } from "../reading";
import { kindsOfNode } from "../types";
import { mindsNaN } from "./not-finite";

/** True for two numbers, one of which may be none. */
export function areMaybeNaN(left: Expression, right: Expression): boolean {
  const both = left.kinds | right.kinds;
  return mayBe(both, kind.nan) && within(both, kind.number | kind.nan);
}

/** True for two numbers, one of which may be missing, whatever its type promises, or be none. */
export function areMaybeMissing(left: Expression, right: Expression): boolean {
  const both = left.kinds | right.kinds;
  return mayBe(both, none) && within(both, kind.number | none);
}

/** What JavaScript takes for `NaN` where it computes: and the machine for null, or for nothing. */
const none = kind.nan | kind.undefined;

/**
 * True for what is computed to be compared, and for nothing else: `if (prices[id]! + fee > limit)`. What JSONata computes of
 * what is missing is missing, as what JavaScript computes of it is NaN.
 */
export function isOnlyCompared(node: Node): boolean {
  const parent = node.getFirstAncestor((each) => !Node.isParenthesizedExpression(each));
  if (!Node.isBinaryExpression(parent)) return false;
  const operator = parent.getOperatorToken().getText();
  if (/^[<>]=?$/.test(operator)) return true;
  // Joined to a text it is no number any more, and has to be called NaN.
  return /^[-+*]$/.test(operator) && kindsOfNode(parent) === kind.number && isOnlyCompared(parent);
}

/** A number that its type promises; checked when it runs, where nobody asks for the NaN that comes of what is missing. */
export function surelyPresent(value: Expression, node: Node): Expression {
  const isMaybeMissing = mayBe(value.kinds, kind.undefined) && within(value.kinds, kind.number | kind.undefined);
  return isMaybeMissing && !mindsNaN(node) ? checkedAs(value, kind.number) : value;
}

/** What comes of two numbers: of one that is none comes none, or, where they are compared, false. */
export function unlessNaN(
  [left, right]: readonly [Expression, Expression],
  { node, reading }: { readonly node: Node; readonly reading: Reading },
  compute: (left: Expression, right: Expression) => Expression,
): Expression {
  const span = place(reading, node);
  const [a, b] = [named(left, reading), named(right, reading)];
  const value = compute(number(a), number(b));
  const isNumber = value.kinds === kind.number;
  const then: Expression = isNumber
    ? { kind: "literal", value: null, kinds: kind.nan, span }
    : { kind: "literal", value: false, kinds: kind.boolean, span };
  const kinds = isNumber ? value.kinds | kind.nan : value.kinds;
  const guarded = [a, b].filter((side) => mayBe(side.kinds, none));
  return guarded.reduce<Expression>(
    (otherwise, side) => ({ kind: "conditional", test: isNone(side), then, otherwise, kinds, span }),
    value,
  );
}

function isNone(value: Expression): Expression {
  const name = mayBe(value.kinds, kind.undefined) ? "isNullish" : "Number.isNaN";
  return { kind: "operation", name, operands: [value], kinds: kind.boolean, span: value.span };
}

/** Evaluated once, whatever it is. */
function named(value: Expression, reading: Reading): Expression {
  const isSimple = value.kind === "read" || value.kind === "literal" || !mayBe(value.kinds, none);
  return isSimple ? value : pin(reading, value, "number");
}

function number(value: Expression): Expression {
  return { ...value, kinds: without(value.kinds, none) };
}

/** The value as a number, where nothing can be done with any other; checked when it runs. */
export function surelyNumber(value: Expression): Expression {
  if (!mayBe(value.kinds, kind.nan)) return value;
  const { span } = value;
  const name: Expression = { kind: "literal", value: "number", kinds: kind.string, span };
  return {
    kind: "operation",
    name: "as declared",
    operands: [value, name],
    kinds: without(value.kinds, kind.nan),
    span,
  };
}

/** What may be NaN, where code that stands beside an `await` cannot be outlined for it. */
export function unlessOutlined(value: Expression, node: Node, reading: Reading): Expression {
  return mayBe(value.kinds, kind.nan) && !isAwaitFree(node, reading) ? surelyNumber(value) : value;
}
