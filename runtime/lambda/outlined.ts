/**
 * What runs the outlined code of a workflow: all regions in one Lambda function, each called by its name. A result that
 * JSON cannot keep fails here, under a name that no `catch` of the program is asked for.
 */
import { errorMessage, errorName, isError } from "./error-name";

/**
 * One region: its function, the keys of values that it may change, those of results that must not be undefined, and whether
 * no object may stand in two places of the results.
 */
export interface OutlinedRegion {
  readonly run: (values: never) => unknown;
  readonly changes: readonly string[];
  readonly required: readonly string[];
  readonly separate: boolean;
  /** Keys of results that may be NaN: then they are null. */
  readonly numbers?: readonly string[];
}

/** What a state sends. */
interface Call {
  readonly region: string;
  readonly values: Fields;
}

type Fields = { readonly [key: string]: unknown };

/** The function that a Lambda handler is made of. */
export function outlined(regions: { readonly [name: string]: OutlinedRegion }): (call: Call) => unknown {
  return ({ region: name, values }) => {
    const region = Object.hasOwn(regions, name) ? regions[name] : undefined;
    if (region === undefined) throw failure(`there is no region ${name}`);
    const fixed = Object.keys(values).filter((key) => !region.changes.includes(key));
    const before = textOf(values, fixed);
    const result = attempted(() => fieldsOf(Reflect.apply(region.run, undefined, [values])));
    if (textOf(values, fixed) !== before) throw failure(`${name} has changed a value that others know by another name`);
    if ("thrown" in result) throw result.thrown;
    return kept(result.fields, region, name);
  };
}

function attempted(run: () => Fields): { readonly fields: Fields } | { readonly thrown: unknown } {
  try {
    return { fields: run() };
  } catch (thrown) {
    return { thrown };
  }
}

function fieldsOf(result: unknown): Fields {
  return Object.fromEntries(Object.entries(result ?? {}));
}

function textOf(values: Fields, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => values[key]));
}

/** The results as JSON; errors as Step Functions reports them. */
function kept(fields: Fields, { required, separate, numbers = [] }: OutlinedRegion, name: string): Fields {
  const leaves = Object.hasOwn(fields, "exit");
  const missing = leaves ? undefined : required.find((key) => fields[key] === undefined);
  if (missing !== undefined) throw failure(`${missing} of ${name} is undefined, which its type rules out`);
  const entries = Object.entries(fields).map(([key, value]) => {
    if (isError(value) || key === "thrown") return [key, reported(value)] as const;
    if (Number.isNaN(value) && numbers.includes(key)) return [key, null] as const;
    check(value, `${key} of ${name}`, []);
    return [key, value] as const;
  });
  if (separate) checkSeparate(fields, name, new Set());
  return Object.fromEntries(entries);
}

/** Throws for an object in two places: a later change of the one would have to be seen in the other. */
function checkSeparate(value: unknown, name: string, seen: Set<unknown>): void {
  if (typeof value !== "object" || value === null || isError(value)) return;
  if (seen.has(value)) throw failure(`${name} leaves one object in two places, and it is changed later`);
  seen.add(value);
  for (const part of Object.values(value)) checkSeparate(part, name, seen);
}

function reported(thrown: unknown): Fields {
  const [Error, errorText] = [errorName(thrown), errorMessage(thrown)];
  return { Error, Cause: JSON.stringify({ errorType: Error, errorMessage: errorText, trace: [] }) };
}

/** Throws for what would not come back as it is: `NaN`, a hole in a list, a date, a circle. */
function check(value: unknown, place: string, around: readonly unknown[]): void {
  if (isScalar(value)) return;
  if (!isPlain(value)) throw failure(`${place} is no JSON: ${described(value)}`);
  if (around.includes(value)) throw failure(`${place} holds itself`);
  for (const [key, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (part === undefined && Array.isArray(value)) throw failure(`${place} holds undefined in a list`);
    check(part, `${key} in ${place}`, [...around, value]);
  }
}

function isScalar(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** True for arrays and for objects of no class. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || (Object.prototype.toString.call(value) === "[object Object]" && !isInstance(value));
}

/** Of a class; each realm has an `Object.prototype` of its own. */
function isInstance(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return false;
  return typeof prototype !== "object" || Object.getPrototypeOf(prototype) !== null;
}

function described(value: unknown): string {
  return typeof value === "number" ? String(value) : Object.prototype.toString.call(value);
}

function failure(message: string): Error {
  const error = new Error(message);
  error.name = "OutlinedCodeFailed";
  return error;
}
