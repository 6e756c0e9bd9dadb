/** Intrinsic functions for texts and JSON. */
import { createHash } from "node:crypto";
import type { Json } from "../../../compiler/asl/definition";
import { isList, parse } from "../json";
import { textAt } from "./arguments";
import { IntrinsicFault } from "./fault";

/** The longest text that the functions for encoding and hashing take. */
const longestText = 10_000;

/** `States.Base64Encode(text)` */
export function base64Encode(given: readonly Json[]): Json {
  return Buffer.from(shortTextAt(given, 0), "utf8").toString("base64");
}

/** `States.Base64Decode(text)` */
export function base64Decode(given: readonly Json[]): Json {
  const text = shortTextAt(given, 0);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new IntrinsicFault("The text is not encoded in Base64");
  return Buffer.from(text, "base64").toString("utf8");
}

const algorithms = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];

/** `States.Hash(value, algorithm)`, of a text or the JSON text of any other value */
export function hash(given: readonly Json[]): Json {
  const algorithm = textAt(given, 1);
  if (!algorithms.includes(algorithm)) throw new IntrinsicFault(`There is no hash algorithm '${algorithm}'`);
  const data = typeof given[0] === "string" ? shortTextAt(given, 0) : JSON.stringify(given[0] ?? null);
  return createHash(algorithm.replace("-", "")).update(data, "utf8").digest("hex");
}

/** `States.JsonMerge(one, other, deep)`: AWS merges shallowly only. */
export function jsonMerge(given: readonly Json[]): Json {
  const [one, other, deep] = [given[0] ?? null, given[1] ?? null, given[2]];
  if (deep !== false)
    throw new IntrinsicFault("JSON can be merged in shallow mode only: the third argument must be false");
  if (!isObject(one) || !isObject(other)) throw new IntrinsicFault("Only JSON objects can be merged");
  return { ...one, ...other };
}

/** `States.StringToJson(text)`; a blank text is null */
export function stringToJson(given: readonly Json[]): Json {
  const text = textAt(given, 0);
  if (text.trim() === "") return null;
  try {
    return parse(text);
  } catch {
    throw new IntrinsicFault(`The text is no JSON: ${text}`);
  }
}

/** `States.JsonToString(value)` */
export function jsonToString(given: readonly Json[]): Json {
  return JSON.stringify(given[0] ?? null);
}

/** `States.StringSplit(text, delimiters)`: every character of the second argument separates; empty parts vanish. */
export function stringSplit(given: readonly Json[]): Json {
  const text = textAt(given, 0);
  const delimiters = new Set(textAt(given, 1));
  const parts = [""];
  for (const character of text) {
    if (delimiters.has(character)) parts.push("");
    else parts[parts.length - 1] = `${parts.at(-1) ?? ""}${character}`;
  }
  return parts.filter((part) => part !== "");
}

function shortTextAt(given: readonly Json[], at: number): string {
  const text = textAt(given, at);
  if ([...text].length > longestText)
    throw new IntrinsicFault(`A text must not have more than ${longestText} characters`);
  return text;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !isList(value);
}
