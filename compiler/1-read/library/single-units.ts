/**
 * Texts that are counted in positions: JSONata counts code points, JavaScript UTF-16 units. They are the same for a text
 * without characters beyond the first plane; that is known of some texts, and asked of any other when it runs.
 */
import type { Expression } from "../../ir/expression";
import { kind, mayBe } from "../../ir/kinds";

/** The text, which fails to be one where it has a character that JavaScript counts as two. */
export function inSingleUnits(text: Expression): Expression {
  if (!mayBe(text.kinds, kind.string) || isOfSingleUnits(text)) return text;
  return { kind: "operation", name: "single units", operands: [text], kinds: text.kinds, span: text.span };
}

/** Operations that yield digits, letters of English and signs. */
const plainly: ReadonlySet<string> = new Set(["toISOString", "crypto.randomUUID", "toFixed", "single units"]);
/** Operations that yield nothing but what they are given. */
const keeping: ReadonlySet<string> = new Set([
  "String",
  "text slice",
  "slice of units",
  "substring",
  "substring of units",
  "text at",
  "charAt",
  "padStart",
  "padEnd",
  "trim",
  "trimStart",
  "trimEnd",
  "repeat",
  "text concat",
]);

/** True for a text of which it is known, without looking at it, that JavaScript counts each of its characters as one. */
export function isOfSingleUnits(text: Expression): boolean {
  if (!mayBe(text.kinds, kind.string)) return true;
  if (text.kind === "literal") return !/[\ud800-\udfff]/.test(String(text.value));
  if (text.kind === "concatenation") return text.parts.every(isOfSingleUnits);
  if (text.kind === "conditional") return isOfSingleUnits(text.then) && isOfSingleUnits(text.otherwise);
  if (text.kind !== "operation") return false;
  return plainly.has(text.name) || (keeping.has(text.name) && text.operands.every(isOfSingleUnits));
}
