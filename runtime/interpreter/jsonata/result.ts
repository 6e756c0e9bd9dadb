/**
 * From what jsonata computed to a payload. Its results share structure with payloads, carry marks on lists,
 * and may hold functions, numbers without a JSON form and disguised words.
 */
import type { Json } from "../../../compiler/asl/definition";
import { restoreWords } from "./reserved-words";

/** A result that is, or holds, a function. */
export class UnsupportedResult extends Error {}

/**
 * A payload out of a result: functions throw `UnsupportedResult`, infinite numbers become strings as on AWS,
 * members without a value vanish from objects and are null in lists.
 */
export function payloadOf(value: unknown): Json {
  if (typeof value === "string") return restoreWords(value);
  if (typeof value === "number") return numberOf(value);
  if (typeof value === "boolean" || value === null) return value;
  if (value === undefined) return null;
  if (typeof value !== "object") throw new UnsupportedResult();
  if (Array.isArray(value)) return value.map(payloadOf);
  return objectOf(value);
}

function numberOf(value: number): Json {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return String(value);
}

function objectOf(value: object): Json {
  if ("_jsonata_lambda" in value || "_jsonata_function" in value) throw new UnsupportedResult();
  const members: [string, Json][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) members.push([restoreWords(key), payloadOf(member)]);
  }
  return Object.fromEntries(members);
}
