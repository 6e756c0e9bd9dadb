/**
 * The syntax of intrinsic functions: `States.Format('{} and {}', $.a, States.UUID())`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
import { lengthUntil } from "./brackets";
import { isPath } from "./paths";

const names: ReadonlySet<string> = new Set([
  "Array",
  "ArrayContains",
  "ArrayGetItem",
  "ArrayLength",
  "ArrayPartition",
  "ArrayRange",
  "ArrayUnique",
  "Base64Decode",
  "Base64Encode",
  "Format",
  "Hash",
  "JsonMerge",
  "JsonToString",
  "MathAdd",
  "MathRandom",
  "StringSplit",
  "StringToJson",
  "UUID",
]);

/** Whether a text is a call of an intrinsic function that exists, with arguments that are well written. */
export function isIntrinsicCall(text: string): boolean {
  const end = endOfCall(text, 0, 0);
  return end !== undefined && text.slice(end).trim() === "";
}

/** AWS takes calls within calls to this depth. */
const deepest = 10;

function endOfCall(text: string, from: number, depth: number): number | undefined {
  const head = /^\s*States\.([A-Za-z0-9]+)\s*\(/.exec(text.slice(from));
  if (head === null || !names.has(head[1] ?? "") || depth > deepest) return undefined;
  let at = from + head[0].length;
  const closing = /^\s*\)/.exec(text.slice(at));
  if (closing !== null) return at + closing[0].length;
  for (;;) {
    const end = endOfArgument(text, at, depth);
    if (end === undefined) return undefined;
    const separator = /^\s*([,)])/.exec(text.slice(end));
    if (separator === null) return undefined;
    at = end + separator[0].length;
    if (separator[1] === ")") return at;
  }
}

const literal = /^\s*(?:'(?:[^'\\]|\\[^])*'|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/;

function endOfArgument(text: string, from: number, depth: number): number | undefined {
  const rest = text.slice(from);
  const found = literal.exec(rest);
  if (found !== null) return from + found[0].length;
  if (/^\s*States\./.test(rest)) return endOfCall(text, from, depth + 1);
  const length = lengthOfPath(rest);
  return isPath(rest.slice(0, length).trim()) ? from + length : undefined;
}

/** A path as an argument ends at a comma or a closing bracket that does not belong to it. */
function lengthOfPath(text: string): number {
  const isEnd = (letter: string, before: number): boolean => before === 0 && (letter === "," || letter === ")");
  return lengthUntil(text, isEnd) ?? text.length;
}
