/** Timestamps as rules compare them: RFC 3339 with capital T and Z, down to nanoseconds. */
import type { Json } from "../../../../compiler/asl/definition";
import { parseTimestamp } from "../timestamp";

const strict = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Seconds of a timestamp since 1970; undefined for any other value. */
export function momentOf(value: Json): number | undefined {
  if (typeof value !== "string") return undefined;
  const parts = strict.exec(value);
  if (parts === null) return undefined;
  const fraction = parts[1] ?? "";
  const milliseconds = parseTimestamp(value.replace(fraction, ""));
  return milliseconds === undefined ? undefined : milliseconds / 1000 + Number(`0${fraction}`);
}
