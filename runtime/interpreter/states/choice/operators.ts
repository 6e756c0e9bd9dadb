/** The operators of rules in JSONPath mode. Values of different types never compare. */
import type { Json } from "../../../../compiler/asl/definition";
import { momentOf } from "./moment";

/** `IsNull` and its kin; `IsPresent` is about paths and not among them. */
export const typeTests: ReadonlyMap<string, (value: Json) => boolean> = new Map([
  ["IsNull", (value: Json) => value === null],
  ["IsString", (value: Json) => typeof value === "string"],
  ["IsNumeric", (value: Json) => typeof value === "number"],
  ["IsBoolean", (value: Json) => typeof value === "boolean"],
  ["IsTimestamp", (value: Json) => momentOf(value) !== undefined],
]);

/** Whether an operator holds between the value of the variable and the operand. */
export type Comparison = (value: Json, operand: Json) => boolean;

/** Operator → whether it holds between the value of the variable and the operand. */
export const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["BooleanEquals", (value, operand) => typeof value === "boolean" && value === operand],
  [
    "StringMatches",
    (value, operand) => typeof value === "string" && typeof operand === "string" && matches(value, operand),
  ],
  ...ordered("String", (value, operand) => {
    if (typeof value !== "string" || typeof operand !== "string") return undefined;
    return value < operand ? -1 : value > operand ? 1 : 0;
  }),
  ...ordered("Numeric", (value, operand) =>
    typeof value === "number" && typeof operand === "number" ? value - operand : undefined,
  ),
  ...ordered("Timestamp", (value, operand) => {
    const [one, other] = [momentOf(value), momentOf(operand)];
    return one === undefined || other === undefined ? undefined : Number(one - other);
  }),
]);

/** The five operators of a type; `order` is undefined for values of other types. */
function ordered(
  type: string,
  order: (value: Json, operand: Json) => number | undefined,
): readonly (readonly [string, Comparison])[] {
  const operator = (name: string, holds: (difference: number) => boolean): readonly [string, Comparison] => [
    `${type}${name}`,
    (value, operand) => {
      const difference = order(value, operand);
      return difference !== undefined && holds(difference);
    },
  ];
  return [
    operator("Equals", (difference) => difference === 0),
    operator("LessThan", (difference) => difference < 0),
    operator("LessThanEquals", (difference) => difference <= 0),
    operator("GreaterThan", (difference) => difference > 0),
    operator("GreaterThanEquals", (difference) => difference >= 0),
  ];
}

/**
 * Whether a text matches a pattern in which `*` stands for any text, and a backslash takes its meaning away.
 * Each part between asterisks is looked for once, from left to right, so that no pattern takes long.
 */
function matches(text: string, pattern: string): boolean {
  const parts = [""];
  for (const [part] of pattern.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (part === "*") parts.push("");
    else parts[parts.length - 1] = `${parts.at(-1) ?? ""}${part.length === 2 ? part.slice(1) : part}`;
  }
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
