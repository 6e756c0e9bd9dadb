/**
 * `$parse` of AWS: JSON text to its value. Stricter than JSON.parse (no duplicate key, no number beyond a double)
 * and laxer: strings may be in single quotes, and hold control characters, which `$string` does not escape.
 */
import type { Json } from "../../../compiler/asl/definition";
import { parse } from "../json";

/** The value of a JSON text; undefined where AWS says that it is no valid JSON. */
export function parseJson(text: string): { readonly value: Json } | undefined {
  const value = parsed(text) ?? parsed(text.replace(strings, asJson));
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

function asJson(quoted: string): string {
  const inner = quoted.slice(1, -1);
  const escaped = quoted.startsWith('"') ? inner : inner.replace(/\\'/g, "'").replace(/"/g, '\\"');
  return `"${escaped.replace(control, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}

const control = /[\0-\x1f]/g;

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
