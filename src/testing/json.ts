/** What happens to values at the borders of a task: they become JSON text and come back as fresh values. */
import type { Json } from "../../compiler/asl/definition";

/** The JSON text of a value, or undefined for what JSON cannot say. */
export const stringify: (value: unknown, replacer?: (key: string, value: unknown) => unknown) => string | undefined =
  JSON.stringify;

/** The value of a JSON text. Throws a SyntaxError when it is none. */
export const parse: (text: string) => Json = JSON.parse;

/** A deep copy as JSON; null for what JSON cannot say, such as undefined. */
export function toJson(value: unknown): Json {
  return parse(stringify(value) ?? "null");
}

/** One text for all JSON values that are equal: the keys of objects in order. */
export function canonical(value: unknown): string {
  return stringify(value, (_, part) => (isRecord(part) ? sorted(part) : part)) ?? "undefined";
}

/** True for objects that are no arrays. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `fromEntries` defines keys and does not assign them, so that a key named `__proto__` is a key. */
function sorted(record: { readonly [key: string]: unknown }): object {
  return Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, record[key]]),
  );
}
