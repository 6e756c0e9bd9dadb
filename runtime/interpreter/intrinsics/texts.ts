/** Intrinsic functions for texts and JSON. */
import { createHash } from "node:crypto";
import type { Json } from "../../../compiler/asl/definition";
import { isList, parse } from "../json";
import { textAt } from "./arguments";
import { IntrinsicFault, InvalidArguments } from "./fault";
import { jacksonFault } from "./jackson";

/** The longest text that the functions for encoding and hashing take. */
const longestText = 10_000;

/** `States.Base64Encode(text)` */
export function base64Encode(given: readonly Json[]): Json {
  return Buffer.from(shortTextAt(given, 0), "utf8").toString("base64");
}

/** `States.Base64Decode(text)`; what is no Base64 is left out */
export function base64Decode(given: readonly Json[]): Json {
  return Buffer.from(shortTextAt(given, 0), "base64").toString("utf8");
}

const algorithms = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];

/** `States.Hash(value, algorithm)`, of a text or the JSON text of any other value */
export function hash(given: readonly Json[]): Json {
  const algorithm = textAt(given, 1);
  if (!algorithms.includes(algorithm)) throw new InvalidArguments();
  const data = typeof given[0] === "string" ? shortTextAt(given, 0) : JSON.stringify(given[0] ?? null);
  return createHash(algorithm.replace("-", "")).update(data, "utf8").digest("hex");
}

/** `States.JsonMerge(one, other, deep)`: AWS merges shallowly only. */
export function jsonMerge(given: readonly Json[]): Json {
  const [one, other, deep] = [given[0] ?? null, given[1] ?? null, given[2]];
  if (deep === true) throw new InvalidArguments();
  if (!isObject(one) || !isObject(other)) throw new InvalidArguments();
  return { ...one, ...other };
}

/** `States.StringToJson(text)`; a blank text is null */
export function stringToJson(given: readonly Json[]): Json {
  const text = textAt(given, 0);
  if (text.trim() === "") return null;
  try {
    return parse(text);
  } catch {
    throw new IntrinsicFault(`Cannot convert String to Json in States.StringToJson, caused by: ${jacksonFault(text)}`);
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
  if ([...text].length > longestText) throw new InvalidArguments();
  return text;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !isList(value);
}
