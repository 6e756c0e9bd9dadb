/**
 * The name under which an error travels through a state machine: what stands in `ErrorEquals` and in the history.
 * Lambda itself reports `error.name`, which is "Error" for `class SoldOut extends Error {}`; hence this file.
 */
const builtIn = new Set([
  "Error",
  "AggregateError",
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "URIError",
]);

/**
 * The `name` that the error or its class sets, else the name of its class; "Error" for what is no error at all.
 * Bundles must keep class names for this (`keepNames`).
 */
export function errorName(thrown: unknown): string {
  if (!isError(thrown)) return "Error";
  if (setsName(thrown) && typeof thrown.name === "string" && thrown.name !== "") return thrown.name;
  const constructor: unknown = thrown.constructor;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "Error";
}

/** The message of an error; what else was thrown, as text. */
export function errorMessage(thrown: unknown): string {
  return isError(thrown) ? String(thrown.message) : String(thrown);
}

/** True for errors, those of another realm (Jest's sandbox, `node:vm`) included. */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || /^\[object (Error|DOMException)\]$/.test(Object.prototype.toString.call(thrown));
}

/** True when something between the error and JavaScript's own error classes sets `name`. */
function setsName(error: Error): boolean {
  for (let at: unknown = error; isObject(at); at = Object.getPrototypeOf(at)) {
    if (!Object.hasOwn(at, "name")) continue;
    return at === error || !isBuiltIn(at);
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Recognised by name, because each realm has its own `TypeError.prototype`. */
function isBuiltIn(prototype: object): boolean {
  const { name } = prototype.constructor;
  return builtIn.has(name) && "name" in prototype && prototype.name === name;
}
