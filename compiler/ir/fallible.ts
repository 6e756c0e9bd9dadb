/** Which expressions can fail when they are evaluated: as in JavaScript, those that read a property of what may be missing. */
import type { Expression } from "./expression";
import { mayBe, nullish } from "./kinds";
import { within } from "./walk";

/** True when evaluating the expression may fail. */
export function isFallible(expression: Expression): boolean {
  for (const part of within(expression)) if (fails(part)) return true;
  return false;
}

function fails(part: Expression): boolean {
  if (part.kind === "operation" && (part.name === "raise" || part.name === "in time")) return true;
  return (part.kind === "property" || part.kind === "element") && !part.optional && mayBe(part.base.kinds, nullish);
}
