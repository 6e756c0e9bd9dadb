/** The functions that may end a path: `$.items.length()`. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";

const functions: { readonly [name: string]: (value: Json) => Json | undefined } = {
  length: lengthOf,
  size: lengthOf,
  keys: (value) => (typeof value === "object" && value !== null && !isList(value) ? Object.keys(value) : undefined),
  first: (value) => (isList(value) ? value[0] : undefined),
  last: (value) => (isList(value) ? value.at(-1) : undefined),
  min: (value) => ofNumbers(value, (numbers) => Math.min(...numbers)),
  max: (value) => ofNumbers(value, (numbers) => Math.max(...numbers)),
  sum: (value) => ofNumbers(value, sum),
  avg: (value) => ofNumbers(value, (numbers) => sum(numbers) / numbers.length),
};

/** What a function gives for a value; undefined where it gives nothing. */
export function call(name: string, value: Json): Json | undefined {
  return Object.hasOwn(functions, name) ? functions[name]?.(value) : undefined;
}

function lengthOf(value: Json): number | undefined {
  if (typeof value === "string" || isList(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : undefined;
}

function ofNumbers(value: Json, fold: (numbers: readonly number[]) => number): number | undefined {
  const numbers = isList(value) ? value.filter((member) => typeof member === "number") : [];
  return numbers.length === 0 ? undefined : fold(numbers);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
