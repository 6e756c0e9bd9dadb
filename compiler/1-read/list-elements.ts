/**
 * [found!]   →   what is found, where it is there when it runs
 *
 * JSON has no undefined in arrays. What `!` claims is checked, as what a cast claims is: where nothing is there, the
 * execution ends with an error that no `catch` of the program takes for its own.
 */
import type { Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { anyJson, kind, mayBe, within, without, type Kinds } from "../ir/kinds";
import { isClaimed, returnsClaimed } from "./claimed";
import { checkedAs } from "./claims";
import type { AnyFunction } from "./functions";
import { closureOf } from "./inlinable";
import { complain, type Reading } from "./reading";

/** A value as an element of a list; reported where it may be undefined, and nobody claims that it is not. */
export function asElement(value: Expression, node: Syntax, reading: Reading): Expression {
  const known = asClaimed(value);
  if (!mayBe(known.kinds, kind.undefined)) return known;
  const present = without(value.kinds, kind.undefined);
  if (isJson(present) && isClaimed(node, reading)) return checkedAs(value, present);
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

/** `ids.map((id) => items.find(…)!)`: what the callback yields becomes an element. */
export function yieldsPresent(lambda: Expression, callback: Syntax, reading: Reading): Expression {
  if (lambda.kind !== "lambda" || !mayBe(lambda.body.kinds, kind.undefined)) return lambda;
  const target = closureOf(callback, reading)?.target;
  return target === undefined ? lambda : { ...lambda, body: asReturned(lambda.body, target, reading) };
}

/** What a function has returned, which becomes an element: there, if all that it returns is claimed to be. */
export function asReturned(value: Expression, target: AnyFunction, reading: Reading): Expression {
  const known = asClaimed(value);
  const present = without(known.kinds, kind.undefined);
  if (present === known.kinds || !isJson(present)) return known;
  return returnsClaimed(target, reading) ? checkedAs(known, present) : known;
}

function isJson(kinds: Kinds): boolean {
  return kinds !== 0 && within(kinds, anyJson);
}

function asClaimed(value: Expression): Expression {
  const { claimed } = value;
  if (claimed === undefined || mayBe(claimed, kind.undefined) || !mayBe(value.kinds, kind.undefined)) return value;
  return checkedAs(value, claimed);
}
