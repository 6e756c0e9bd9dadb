/** The operators of jsonata on values whose result nobody could doubt; `undecided` on all others. */
import type { Json } from "../../../compiler/asl/definition";
import { stringOf } from "./number-text";

/** Only jsonata knows. */
export const undecided = Symbol("undecided");

/** A value; undefined stands for nothing. */
export type Decided = Json | undefined;
export type Operand = Decided | typeof undecided;

type Operator = (one: Decided, other: Decided) => Operand;

/** Written operator → what it gives. */
export const directOperators: { readonly [operator: string]: Operator } = {
  "+": arithmetic((one, other) => one + other),
  "-": arithmetic((one, other) => one - other),
  "*": arithmetic((one, other) => one * other),
  "/": arithmetic((one, other) => one / other),
  "%": arithmetic((one, other) => one % other),
  "<": comparison((order) => order < 0),
  "<=": comparison((order) => order <= 0),
  ">": comparison((order) => order > 0),
  ">=": comparison((order) => order >= 0),
  "=": (one, other) => (one === undefined || other === undefined ? false : equal(one, other)),
  "!=": (one, other) => {
    if (one === undefined || other === undefined) return false;
    const same = equal(one, other);
    return same === undecided ? undecided : !same;
  },
  "&": (one, other) => {
    const [left, right] = [textOf(one), textOf(other)];
    return typeof left === "string" && typeof right === "string" ? left + right : undecided;
  },
};

function arithmetic(compute: (one: number, other: number) => number): Operator {
  return (one, other) => {
    if (typeof one !== "number" || typeof other !== "number") return undecided;
    const result = compute(one, other);
    // There is no negative zero in a payload.
    return Number.isFinite(result) ? result + 0 : undecided;
  };
}

function comparison(holds: (order: number) => boolean): Operator {
  return (one, other) => {
    const areNumbers = typeof one === "number" && typeof other === "number";
    if (areNumbers) return holds(one - other);
    if (typeof one !== "string" || typeof other !== "string") return undecided;
    return holds(one < other ? -1 : one === other ? 0 : 1);
  };
}

function equal(one: Json, other: Json): boolean | typeof undecided {
  if (one === other) return true;
  return isStructure(one) && isStructure(other) ? undecided : false;
}

function isStructure(value: Json): boolean {
  return typeof value === "object" && value !== null;
}

function textOf(value: Decided): string | typeof undecided {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  return isStructure(value) ? undecided : (stringOf(value, false) ?? undecided);
}

/** What a value counts for as a condition. */
export function truth(value: Operand): boolean | typeof undecided {
  if (value === undecided) return undecided;
  if (typeof value === "object" && value !== null) return undecided;
  return Boolean(value);
}
