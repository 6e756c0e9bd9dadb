/** Which values can be written twice. */
import type { Expression } from "../../ir/expression";

/** What can be read again without being made again. */
export function isPlace(value: Expression): boolean {
  if (value.kind === "property") return isPlace(value.base);
  return value.kind === "read" || value.kind === "input";
}
