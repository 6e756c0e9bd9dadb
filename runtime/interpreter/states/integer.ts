/** Numbers that JSONPath mode reads from payloads and variables: AWS takes `"2"` for 2. */
import type { Json } from "../../../compiler/asl/definition";

/** The integer that a value is, or that its text says; undefined for anything else. */
export function integerOf(value: Json): number | undefined {
  if (typeof value === "string") return /^[-+]?\d+$/.test(value) ? Number(value) : undefined;
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}

/** The number that a value is, or that its text says; undefined for anything else. */
export function floatOf(value: Json): number | undefined {
  if (typeof value === "string") return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : undefined;
  return typeof value === "number" ? value : undefined;
}
