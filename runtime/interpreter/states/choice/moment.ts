/** Timestamps as rules compare them: RFC 3339 with capital T and Z, down to nanoseconds. */
import type { Json } from "../../../../compiler/asl/definition";
import { parseTimestamp } from "../timestamp";

const strict = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Nanoseconds of a timestamp since 1970; undefined for any other value. */
export function momentOf(value: Json): bigint | undefined {
  if (typeof value !== "string") return undefined;
  const parts = strict.exec(value);
  if (parts === null) return undefined;
  const fraction = parts[1] ?? "";
  const milliseconds = parseTimestamp(value.replace(fraction, ""));
  if (milliseconds === undefined) return undefined;
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.slice(1, 10).padEnd(9, "0"));
}
