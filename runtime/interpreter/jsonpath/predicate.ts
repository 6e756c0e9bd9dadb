/** The condition of a filter, `[?(@.price < 10)]`, and whether it holds for a value. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";
import { isEqual } from "./equal";
import type { Path } from "./path";

export type Operand =
  | { readonly kind: "literal"; readonly value: Json }
  /** A path from the value at hand (`@`) or from the root of the document (`$`). */
  | { readonly kind: "path"; readonly from: "here" | "root"; readonly path: Path }
  | { readonly kind: "pattern"; readonly pattern: RegExp };

export type Predicate =
  | { readonly kind: "and" | "or"; readonly parts: readonly Predicate[] }
  | { readonly kind: "not"; readonly part: Predicate }
  | { readonly kind: "exists"; readonly operand: Operand }
  | { readonly kind: "compare"; readonly operator: string; readonly left: Operand; readonly right: Operand };

/** A value that a filter tries, the document that it stands in, and how paths from either are followed. */
export interface Subject {
  readonly here: Json;
  readonly root: Json;
  readonly find: (path: Path, start: Json) => Json | undefined;
}

/** Whether a predicate holds for a value. */
export function holds(predicate: Predicate, subject: Subject): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.parts.every((part) => holds(part, subject));
    case "or":
      return predicate.parts.some((part) => holds(part, subject));
    case "not":
      return !holds(predicate.part, subject);
    case "exists":
      return valueOf(predicate.operand, subject) !== undefined;
    case "compare":
      return compare(predicate, subject);
  }
}

function valueOf(operand: Operand, { here, root, find }: Subject): Json | undefined {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "pattern") return undefined;
  const found = find(operand.path, operand.from === "here" ? here : root);
  return !operand.path.definite && found !== undefined && sizeOf(found) === 0 ? undefined : found;
}

type Comparison = (left: Json | undefined, right: Json | undefined) => boolean;

const comparisons: { readonly [operator: string]: Comparison } = {
  "==": isSame,
  "===": isSame,
  "!=": (left, right) => !isSame(left, right),
  "!==": (left, right) => !isSame(left, right),
  "<": (left, right) => (order(left, right) ?? 0) < 0,
  "<=": (left, right) => (order(left, right) ?? 1) <= 0,
  ">": (left, right) => (order(left, right) ?? 0) > 0,
  ">=": (left, right) => (order(left, right) ?? -1) >= 0,
  in: (left, right) => membersOf(right).some((member) => isSame(left, member)),
  nin: (left, right) => !membersOf(right).some((member) => isSame(left, member)),
  contains,
  subsetof: (left, right) => isList(left ?? null) && membersOf(left).every((each) => hasMember(right, each)),
  anyof: (left, right) => membersOf(left).some((each) => hasMember(right, each)),
  noneof: (left, right) => !membersOf(left).some((each) => hasMember(right, each)),
  size: (left, right) => sizeOf(left) === right,
  empty: (left, right) => (sizeOf(left) === 0) === right,
};

/** The operators between two operands that a filter may have. */
export const operators: readonly string[] = Object.keys(comparisons);

function compare(predicate: Extract<Predicate, { kind: "compare" }>, subject: Subject): boolean {
  const left = valueOf(predicate.left, subject);
  if (predicate.operator === "=~") {
    return predicate.right.kind === "pattern" && typeof left === "string" && predicate.right.pattern.test(left);
  }
  return comparisons[predicate.operator]?.(left, valueOf(predicate.right, subject)) ?? false;
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return left === undefined || right === undefined ? left === right : isEqual(left, right);
}

function order(left: Json | undefined, right: Json | undefined): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left !== "string" || typeof right !== "string") return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

function membersOf(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : [];
}

function hasMember(list: Json | undefined, value: Json): boolean {
  return membersOf(list).some((member) => isEqual(member, value));
}

function contains(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left === "string") return typeof right === "string" && left.includes(right);
  return right !== undefined && hasMember(left, right);
}

function sizeOf(value: Json | undefined): number | undefined {
  if (typeof value === "string" || (value !== undefined && isList(value))) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : undefined;
}
