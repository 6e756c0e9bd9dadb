/** Which expressions can fail when they are evaluated: those that read a property of what may be missing, or JSON,
 * and those that would yield what is no number, or read text that JSONata counts otherwise. */
import type { Expression } from "./expression";
import { mayBe, nullish } from "./kinds";
import type { OperationName } from "./operations";
import { remembered, within } from "./walk";

/** True when evaluating the expression may fail. */
export const isFallible = remembered((expression: Expression): boolean => within(expression).some(fails));

const failing: ReadonlySet<string> = new Set<OperationName>([
  "JSON.parse",
  "as declared",
  "raise",
  "in time",
  "as moment",
  "with room",
  "checked raced result",
  "single units",
  "slice of units",
  "substring of units",
  "at of units",
  "charAt of units",
  "text to find",
  "plain text",
  "Math.sqrt",
  "largest of",
  "smallest of",
  "quotient",
  "power",
  "sent set",
]);

/** True when a part of an expression may fail itself, once its own parts are evaluated. */
export function fails(part: Expression): boolean {
  if (part.kind === "operation") return failing.has(part.name);
  return (part.kind === "property" || part.kind === "element") && !part.optional && mayBe(part.base.kinds, nullish);
}
