/** `+ - * / %` and `< <= > >=`: one operation each where both operands are numbers; `+` and the comparisons also on text. */
import type { Node } from "ts-morph";
import { mixedOperands, unsupportedExpression } from "../diagnostics/catalog/language";
import type { BinaryOperator, Expression } from "../ir/expression";
import { describeKinds, kind, mayBe, within } from "../ir/kinds";
import { textOfError } from "./error-text";
import { believed } from "./claims";
import { mayHaveFraction } from "./fractions";
import { mindsNaN } from "./library/not-finite";
import { areMaybeMissing, areMaybeNaN, isOnlyCompared, surelyPresent, unlessNaN, unlessOutlined } from "./library/nan";
import { complain, pin, place, type Reading } from "./reading";

interface At {
  readonly node: Node;
  readonly reading: Reading;
}

/** `+` adds numbers or joins text (as soon as one side surely is text); the others take numbers. */
export function arithmetic(
  operator: "+" | "-" | "*" | "/" | "%",
  left: Expression,
  right: Expression,
  at: At,
): Expression {
  const span = place(at.reading, at.node);
  if (areMaybeNaN(left, right)) return unlessNaN([left, right], at, (a, b) => arithmetic(operator, a, b, at));
  if (isOnlyCompared(at.node) && areMaybeMissing(left, right))
    return { kind: "binary", operator, left, right, kinds: kind.number | kind.undefined, span };
  if (operator === "+" && [left, right].some((side) => believed(side, kind.string).kinds === kind.string))
    return concatenation([left, right], at);
  left = surelyPresent(believed(left, kind.number), at.node);
  right = surelyPresent(believed(right, kind.number), at.node);
  const numbers = within(left.kinds | right.kinds, kind.number);
  if (!numbers) refuse(operator, left, right, at);
  const byNumber = right.kind === "literal" && right.value !== 0;
  if (operator === "/" && !byNumber && !mindsNaN(at.node))
    return { kind: "operation", name: "quotient", operands: [left, right], kinds: kind.number, span };
  if (!byNumber) refuseDivision(operator, at);
  return { kind: "binary", operator, left, right, kinds: kind.number, span };
}

function refuseDivision(operator: "+" | "-" | "*" | "/" | "%", { node, reading }: At): void {
  if (operator !== "/" && operator !== "%") return;
  complain(reading, unsupportedExpression, node, {
    what: "a division by what may be zero, in this version",
    repair: "divide by a number that is written out, or in a task",
  });
}

/** `2 ** n` and `x ** 2`: the powers that are exact wherever they are computed. */
export function power(left: Expression, right: Expression, at: At): Expression {
  const span = place(at.reading, at.node);
  [left, right] = [believed(left, kind.number), believed(right, kind.number)];
  if (!within(left.kinds | right.kinds, kind.number)) refuse("**", left, right, at);
  if (right.kind === "literal" && right.value === 2) {
    const base = left.kind === "read" || left.kind === "literal" ? left : pin(at.reading, left, "base");
    return { kind: "binary", operator: "*", left: base, right: base, kinds: kind.number, span };
  }
  const whole = left.kind === "literal" && Number.isInteger(left.value) && Math.abs(Number(left.value)) > 1;
  if (!whole || mindsNaN(at.node) || mayHaveFraction(right, at.node, at.reading)) {
    complain(at.reading, unsupportedExpression, at.node, {
      what: "a power of a number that is not written out, in this version",
      repair: "multiply, or compute it in a task",
    });
  }
  return { kind: "operation", name: "power", operands: [left, right], kinds: kind.number, span };
}

/** `key in record`, of an object. */
export function isIn(left: Expression, right: Expression, at: At): Expression {
  const span = place(at.reading, at.node);
  [left, right] = [believed(left, kind.string), believed(right, kind.object)];
  if (!within(left.kinds, kind.string) || !within(right.kinds, kind.object)) {
    complain(at.reading, unsupportedExpression, at.node, {
      what: "`in` with something other than a text and an object",
      repair: "test for undefined, or ask `Object.hasOwn(record, key)`",
    });
  }
  return { kind: "operation", name: "in", operands: [left, right], kinds: kind.boolean, span };
}

/** `<` and its like compare two numbers or two texts. */
export function comparison(operator: BinaryOperator, left: Expression, right: Expression, at: At): Expression {
  if (areMaybeMissing(left, right)) return unlessNaN([left, right], at, (a, b) => comparison(operator, a, b, at));
  const type = [left, right].some((side) => mayBe(side.claimed ?? side.kinds, kind.string)) ? kind.string : kind.number;
  [left, right] = [believed(left, type), believed(right, type)];
  const both = left.kinds | right.kinds;
  if (!within(both, kind.number) && !within(both, kind.string)) refuse(operator, left, right, at);
  return { kind: "binary", operator, left, right, kinds: kind.boolean, span: place(at.reading, at.node) };
}

/** Text put together of parts that have one text each: `[object Object]` is nobody's intention. */
export function concatenation(given: readonly Expression[], at: At): Expression {
  const textual = kind.string | kind.number | kind.boolean | kind.null | kind.undefined;
  const parts = given.map((part) => unlessOutlined(believed(textOfError(part, at), textual), at.node, at.reading));
  const odd = parts.find((part) => !within(part.kinds, textual));
  if (odd !== undefined) {
    complain(at.reading, mixedOperands, at.node, { operator: "+", left: "text", right: describeKinds(odd.kinds) });
  }
  const flat = parts.flatMap((part) => (part.kind === "concatenation" ? part.parts : [part]));
  return { kind: "concatenation", parts: flat, kinds: kind.string, span: place(at.reading, at.node) };
}

function refuse(operator: string, left: Expression, right: Expression, { node, reading }: At): void {
  if (mayBe(left.kinds | right.kinds, kind.error)) return;
  complain(reading, mixedOperands, node, {
    operator,
    left: describeKinds(left.kinds),
    right: describeKinds(right.kinds),
  });
}
