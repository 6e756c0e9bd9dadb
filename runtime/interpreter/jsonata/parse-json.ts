/**
 * `$parse` of AWS: JSON text to its value. Stricter than JSON.parse (no duplicate key, no number beyond a double)
 * and laxer (strings in single quotes).
 */
import type { Json } from "../../../compiler/asl/definition";
import { parse } from "../json";

/** The value of a JSON text; undefined where AWS says that it is no valid JSON. */
export function parseJson(text: string): { readonly value: Json } | undefined {
  const value = parsed(text) ?? parsed(text.replace(strings, doubleQuoted));
  if (value === undefined || !isFiniteThroughout(value.value)) return undefined;
  return countKeys(value.value) === keysWritten(text) ? value : undefined;
}

const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

function parsed(text: string): { readonly value: Json } | undefined {
  try {
    return { value: parse(text) };
  } catch {
    return undefined;
  }
}

function doubleQuoted(quoted: string): string {
  if (quoted.startsWith('"')) return quoted;
  return `"${quoted.slice(1, -1).replace(/\\'/g, "'").replace(/"/g, '\\"')}"`;
}

function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isFiniteThroughout);
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, member) => sum + countKeys(member), own);
}

function keysWritten(text: string): number {
  let keys = 0;
  for (const match of text.matchAll(/(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(\s*:)?/gs)) if (match[1]) keys++;
  return keys;
}
