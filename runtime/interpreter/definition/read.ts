/** From a definition as it is given to one that can be run, or to the reason why this runtime does not run it. */
import type { Definition } from "../../../compiler/asl/definition";
import type { Machine } from "./machine";
import { isRecord } from "../json";
import { refusalOfExpressions } from "./expressions";
import { refusalOfStructure } from "./structure";
import { refusalOfVariables } from "./variables";

export type Reading =
  { readonly kind: "ready"; readonly definition: Machine } | { readonly kind: "refused"; readonly reason: string };

const readings = new WeakMap<object, Reading>();
const texts = new Map<string, Reading>();
const mostTexts = 100;

/** Reads a definition or its JSON text; once for each. */
export function readDefinition(given: Definition | Machine | string): Reading {
  const known = typeof given === "string" ? texts.get(given) : readings.get(given);
  if (known !== undefined) return known;
  const reading = read(given);
  if (typeof given !== "string") readings.set(given, reading);
  else {
    if (texts.size >= mostTexts) texts.clear();
    texts.set(given, reading);
  }
  return reading;
}

function read(given: Definition | Machine | string): Reading {
  let value: unknown = given;
  if (typeof given === "string") {
    try {
      value = JSON.parse(given);
    } catch (thrown) {
      return { kind: "refused", reason: `The definition is no JSON text. ${String(thrown)}` };
    }
  }
  const refusal = refusalOf(value);
  if (refusal !== null) return { kind: "refused", reason: refusal };
  return isRunnable(value)
    ? { kind: "ready", definition: value }
    : { kind: "refused", reason: "The definition is no object." };
}

function refusalOf(value: unknown): string | null {
  return refusalOfStructure(value) ?? refusalOfExpressions(value) ?? refusalOfVariables(value);
}

/** What passed the checks is a definition. */
function isRunnable(value: unknown): value is Machine {
  return isRecord(value);
}
