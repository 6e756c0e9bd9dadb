/**
 * const n = Number(text); if (Number.isNaN(n)) …; n * 2   →   $n = null; $n = null ? null : $n * 2
 *
 * Where a program asks whether a text is a number, `NaN` is kept as null, which JSON makes of it anyway, and what is
 * computed with it is computed as JavaScript does.
 */
import type { Node } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, within, without } from "../../ir/kinds";
import { isAwaitFree } from "../outline/await-free";
import { pin, place, type Reading } from "../reading";

/** True for two numbers, one of which may be none. */
export function areMaybeNaN(left: Expression, right: Expression): boolean {
  const both = left.kinds | right.kinds;
  return mayBe(both, kind.nan) && within(both, kind.number | kind.nan);
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
  const guarded = [a, b].filter((side) => mayBe(side.kinds, kind.nan));
  return guarded.reduce<Expression>(
    (otherwise, side) => ({ kind: "conditional", test: isNaN(side), then, otherwise, kinds, span }),
    value,
  );
}

function isNaN(value: Expression): Expression {
  return { kind: "operation", name: "Number.isNaN", operands: [value], kinds: kind.boolean, span: value.span };
}

/** Evaluated once, whatever it is. */
function named(value: Expression, reading: Reading): Expression {
  const isSimple = value.kind === "read" || value.kind === "literal" || !mayBe(value.kinds, kind.nan);
  return isSimple ? value : pin(reading, value, "number");
}

function number(value: Expression): Expression {
  return { ...value, kinds: without(value.kinds, kind.nan) };
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
