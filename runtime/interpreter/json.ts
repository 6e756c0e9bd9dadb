/** JSON text and values, with types that say what JSON.parse and its kin really give. */
import type { Json } from "../../compiler/asl/definition";

/** The value of a JSON text. Throws a SyntaxError when it is none. */
export const parse: (text: string) => Json = JSON.parse;

/** The JSON text of a value; undefined for what JSON cannot say. Throws a TypeError for a circular one. */
export const stringify: (value: unknown) => string | undefined = JSON.stringify;

/** Whether a value is an object and no list. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is a list. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** An object of members; unlike Object.fromEntries it makes no list first. */
export class RecordBuilder<Value> {
  readonly made: Record<string, Value> = {};

  add(key: string, value: Value): void {
    if (key === "__proto__") Object.defineProperty(this.made, key, ownMember(value));
    else this.made[key] = value;
  }
}

function ownMember(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}
