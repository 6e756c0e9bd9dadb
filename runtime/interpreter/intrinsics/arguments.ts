/** Arguments of intrinsic functions, checked for their types. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";
import { InvalidArguments } from "./fault";

/** An argument that has to be a list. */
export function listAt(given: readonly Json[], at: number): readonly Json[] {
  const value = given[at] ?? null;
  if (isList(value)) return value;
  throw new InvalidArguments();
}

/** An argument that has to be a text. */
export function textAt(given: readonly Json[], at: number): string {
  const value = given[at];
  if (typeof value === "string") return value;
  throw new InvalidArguments();
}

/** An argument that has to be a number; a fraction is cut off. */
export function integerAt(given: readonly Json[], at: number): number {
  return Math.trunc(numberAt(given, at));
}

/** An argument that has to be a number, rounded to the nearest integer, halves up, as Java does it. */
export function roundedAt(given: readonly Json[], at: number): number {
  return Math.floor(numberAt(given, at) + 0.5);
}

function numberAt(given: readonly Json[], at: number): number {
  const value = given[at];
  if (typeof value === "number") return value;
  throw new InvalidArguments();
}
