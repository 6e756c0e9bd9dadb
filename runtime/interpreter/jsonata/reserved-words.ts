/**
 * Words by which jsonata's implementation marks its own objects, or that every JavaScript object inherits.
 * A payload may hold them as ordinary keys: jsonata would take `{"_jsonata_lambda": true}` for a function, lose
 * `__proto__` and find `constructor` in every object. As keys they are disguised on the way into an expression, in
 * the expression and in what it builds, and restored on the way out.
 */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";

const words: ReadonlySet<string> = new Set([
  "_jsonata_lambda",
  "_jsonata_function",
  "tupleStream",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const mark = "\u0000";

const asKey = new RegExp(`"(?:${[...words].join("|")})"`);

/** Whether the JSON text of a payload may hold a reserved word as a key. */
export function holdsReservedWord(text: string): boolean {
  return asKey.test(text);
}

/** A key as expressions see it. */
export function disguiseKey(key: string): string {
  return words.has(key) ? key + mark : key;
}

/** A key, or a text made from keys, as it was. */
export function restoreWords(text: string): string {
  return text.includes(mark) ? text.replace(disguised, "$1") : text;
}

const disguised = new RegExp(`(${[...words].join("|")})${mark}`, "g");

/** A copy of a payload in which every key that is a reserved word is disguised. */
export function disguise(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(disguise);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [disguiseKey(key), disguise(member)]));
}
