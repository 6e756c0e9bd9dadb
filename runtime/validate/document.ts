/** From what is given to the definition in it: text or a value of any make, of any size and depth, circular or not. */
import { isRecord, parse, stringify } from "../interpreter/json";
import type { Findings } from "./diagnostic";
import { duplicateState } from "./duplicates";
import { faultOf } from "./json-fault";
import type { Fields } from "./shape";

/** The most characters of a definition. */
const longest = 1_048_576;

/** Nested lists and objects; AWS has such a bound and does not say which. */
const deepest = 250;

/** The machine that is given, if it is one. */
export function readDocument(given: unknown, findings: Findings): Fields | undefined {
  const text = typeof given === "string" ? given : textOf(given);
  if (text === undefined) {
    findings.error("INVALID_JSON_DESCRIPTION", "The definition has no JSON text");
    return undefined;
  }
  if (text.trim() === "" || text.trim() === "null") {
    findings.error("MISSING_DESCRIPTION", "The definition is empty");
    return undefined;
  }
  if (text.length > longest) {
    findings.error(
      "INVALID_JSON_DESCRIPTION",
      `1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
    return undefined;
  }
  if (depthOf(text) > deepest) {
    findings.error("TOO_DEEPLY_NESTED", `The definition is nested more than ${deepest} levels deep`);
    return undefined;
  }
  return machineIn(text, findings);
}

function machineIn(text: string, findings: Findings): Fields | undefined {
  let value: unknown;
  try {
    value = parse(text);
  } catch (thrown) {
    const fault = faultOf(text);
    const told = thrown instanceof Error ? thrown.message : String(thrown);
    findings.error("INVALID_JSON_DESCRIPTION", fault?.message ?? told, fault?.location);
    return undefined;
  }
  const twice = duplicateState(text);
  if (twice !== undefined) {
    findings.error("DUPLICATE_STATE_NAME", `Duplicate State name: ${twice.name}`, twice.location);
  }
  if (isRecord(value)) return value;
  findings.error("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object");
  return undefined;
}

function textOf(given: unknown): string | undefined {
  try {
    return stringify(given);
  } catch {
    return undefined;
  }
}

/** The most lists and objects that are open at once. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[{]|[\]}]/gs)) {
    if (token === "[" || token === "{") most = Math.max(most, ++depth);
    else if (token === "]" || token === "}") depth--;
  }
  return most;
}
