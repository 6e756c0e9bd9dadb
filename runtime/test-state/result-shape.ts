/** The shape of what a service gives, and the check of a mocked result against it. */
import { isRecord } from "../interpreter/json";
import { refuse, type FieldValidationMode } from "./request";

export type ResultShape =
  | { readonly kind: "anything" }
  | { readonly kind: "boolean" }
  | { readonly kind: "list"; readonly member: ResultShape }
  | { readonly kind: "map"; readonly member: ResultShape }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "structure"; readonly members: Members; readonly required: readonly string[] }
  /** Also timestamps and bytes; one of the `words`, where there are any. */
  | { readonly kind: "text"; readonly least: number; readonly most: number; readonly words: readonly string[] };

export type Members = { readonly [name: string]: ResultShape };

export const anything: ResultShape = { kind: "anything" };
export const boolean: ResultShape = { kind: "boolean" };
export const text: ResultShape = { kind: "text", least: 0, most: Infinity, words: [] };
export const number: ResultShape = { kind: "number", least: -Infinity, most: Infinity };

/** Text of so many letters. */
export function textOf(least: number, most = Infinity): ResultShape {
  return { kind: "text", least, most, words: [] };
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): ResultShape {
  return { kind: "text", least: 0, most: Infinity, words };
}

/** A number within bounds. */
export function between(least: number, most: number): ResultShape {
  return { kind: "number", least, most };
}

/** A list of values of one shape. */
export function listOf(member: ResultShape): ResultShape {
  return { kind: "list", member };
}

/** An object with any names, and values of one shape. */
export function mapOf(member: ResultShape): ResultShape {
  return { kind: "map", member };
}

/** An object with known members, some of which have to be there. */
export function structure(members: Members, ...required: readonly string[]): ResultShape {
  return { kind: "structure", members, required };
}

/** Refuses a mocked result that the service would not give. Members that the service does not know are let be. */
export function checkResult(value: unknown, shape: ResultShape, mode: FieldValidationMode, name = ""): void {
  switch (shape.kind) {
    case "anything":
      return;
    case "boolean":
      if (typeof value !== "boolean") mismatch(`Field '${name}' must be a boolean`);
      return;
    case "list":
      if (!Array.isArray(value)) return mismatch(`Field '${name}' must be an array`);
      for (const member of value) checkResult(member, shape.member, mode, name);
      return;
    case "map":
      if (!isRecord(value)) return mismatch(`Field '${name}' must be an object`);
      for (const member of Object.values(value)) checkResult(member, shape.member, mode, name);
      return;
    case "number":
      return checkNumber(value, shape, name);
    case "structure":
      return checkStructure(value, shape, mode, name);
    case "text":
      return checkText(value, shape, name);
  }
}

function checkStructure(
  value: unknown,
  { members, required }: Extract<ResultShape, { kind: "structure" }>,
  mode: FieldValidationMode,
  name: string,
): void {
  if (!isRecord(value)) {
    return name === "" ? refuse("Mocked result must be a JSON object.") : mismatch(`Field '${name}' must be an object`);
  }
  const missing = required.find((member) => !Object.hasOwn(value, member));
  if (mode === "STRICT" && missing !== undefined) mismatch(`Required field '${missing}' is missing`);
  for (const [member, inner] of Object.entries(value)) {
    const shape = Object.hasOwn(members, member) ? members[member] : undefined;
    if (shape !== undefined) checkResult(inner, shape, mode, member);
  }
}

function checkNumber(value: unknown, { least, most }: { least: number; most: number }, name: string): void {
  if (typeof value !== "number") return mismatch(`Field '${name}' must be a number`);
  if (value < least) mismatch(`Field '${name}' is less than the minimum value`);
  if (value > most) mismatch(`Field '${name}' exceeds the maximum value`);
}

function checkText(value: unknown, shape: Extract<ResultShape, { kind: "text" }>, name: string): void {
  if (typeof value !== "string") return mismatch(`Field '${name}' must be a string`);
  if (value.length < shape.least) mismatch(`Field '${name}' is smaller than the minimum length`);
  if (value.length > shape.most) mismatch(`Field '${name}' exceeds the maximum length`);
  if (shape.words.length > 0 && !shape.words.includes(value)) mismatch(`Field '${name}' is not an expected value`);
}

function mismatch(message: string): never {
  return refuse(`Mock result schema validation error: ${message}`);
}
