/** `validate(definition)`: what ValidateStateMachineDefinition would answer. */
import { Findings, type Diagnostic, type Severity } from "./diagnostic";
import { readDocument } from "./document";
import { checkNames } from "./names";
import { machineShape } from "./part-fields";
import type { MachineType } from "./setting";
import { checkShape } from "./shape";
import { checkStates, languageOf } from "./states";
import { checkTransitions } from "./transitions";
import { checkVariables } from "./variables";

export interface ValidateOptions {
  /** Default STANDARD. */
  readonly type?: MachineType;
  /** The least severe diagnostics to tell. Default ERROR. */
  readonly severity?: Severity;
  /** The most diagnostics to tell. Default, and 0: 100. */
  readonly maxResults?: number;
}

export interface Validation {
  /** Whether a state machine could be created from the definition. */
  readonly result: "FAIL" | "OK";
  readonly diagnostics: readonly Diagnostic[];
  /** Whether there are more diagnostics than are told. */
  readonly truncated: boolean;
}

const mostResults = 100;

/** Checks a definition, or its JSON text, as AWS does before it creates a state machine. Never throws. */
export function validate(definition: unknown, options: ValidateOptions = {}): Validation {
  const found = diagnosticsOf(definition, options.type ?? "STANDARD");
  const told = found.filter(({ severity }) => severity === "ERROR" || options.severity === "WARNING");
  const most = options.maxResults === undefined || options.maxResults <= 0 ? mostResults : options.maxResults;
  return {
    result: found.some(({ severity }) => severity === "ERROR") ? "FAIL" : "OK",
    diagnostics: told.slice(0, most),
    truncated: told.length > most,
  };
}

function diagnosticsOf(definition: unknown, type: MachineType): readonly Diagnostic[] {
  const findings = new Findings();
  const machine = readDocument(definition, findings);
  if (machine === undefined) return findings.all;
  const language = languageOf(machine, "JSONPath");
  const setting = { findings, language, machine: { language, type }, known: [] };
  const place = { fields: machine, location: "/" };
  checkShape(machine, machineShape, "/", setting);
  checkStates(machine, "/", setting);
  checkNames(place, findings);
  checkTransitions(place, findings);
  checkVariables(place, findings);
  return findings.all;
}
