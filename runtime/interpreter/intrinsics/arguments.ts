/** Arguments of intrinsic functions, checked for their types. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";
import { IntrinsicFault } from "./fault";

/** An argument that has to be a list. */
export function listAt(given: readonly Json[], at: number): readonly Json[] {
  const value = given[at] ?? null;
  if (isList(value)) return value;
  throw wrongType(given, at, "an array");
}

/** An argument that has to be a text. */
export function textAt(given: readonly Json[], at: number): string {
  const value = given[at];
  if (typeof value === "string") return value;
  throw wrongType(given, at, "a string");
}

/** An argument that has to be a number; fractions are rounded to the nearest integer, halves up, as in Java. */
export function integerAt(given: readonly Json[], at: number): number {
  const value = given[at];
  if (typeof value === "number") return Math.floor(value + 0.5);
  throw wrongType(given, at, "a number");
}

function wrongType(given: readonly Json[], at: number, expected: string): IntrinsicFault {
  return new IntrinsicFault(`Argument ${at + 1} must be ${expected} but was: ${JSON.stringify(given[at])}`);
}
