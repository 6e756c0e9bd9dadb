/**
 * Which expressions can fail when they are evaluated: as in JavaScript, those that read a property of what may be
 * missing; and those that write a number as text, where the machine cannot always find JavaScript's digits.
 */
import type { Expression } from "./expression";
import { kind, mayBe, nullish } from "./kinds";
import { within } from "./walk";

/** True when evaluating the expression may fail. */
export function isFallible(expression: Expression): boolean {
  for (const part of within(expression)) if (fails(part)) return true;
  return false;
}

function fails(part: Expression): boolean {
  if (part.kind === "property" || part.kind === "element") return !part.optional && mayBe(part.base.kinds, nullish);
  if (part.kind === "concatenation") return part.parts.some(hasManyDigits);
  return part.kind === "operation" && part.name === "String" && part.operands.some(hasManyDigits);
}

const wholeNumbers = new Set([
  "array length",
  "text length",
  "Math.round",
  "Math.floor",
  "Math.ceil",
  "Math.trunc",
  "Math.sign",
]);

/** True for a number whose text may need more than the 15 digits that JSONata writes. */
export function hasManyDigits(value: Expression): boolean {
  if (!mayBe(value.kinds, kind.number)) return false;
  if (value.kind === "literal") return false;
  return !(value.kind === "operation" && wholeNumbers.has(value.name));
}
