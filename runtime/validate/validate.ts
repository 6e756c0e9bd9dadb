/** `validate(definition)`: what ValidateStateMachineDefinition would answer. */
import { Findings, type Diagnostic, type Severity } from "./diagnostic";
import { readDocument } from "./document";
import { checkNames } from "./names";
import { machineShape } from "./part-fields";
import { innerMachines } from "./places";
import type { MachineType, Setting } from "./setting";
import { checkShape, type Fields } from "./shape";
import { checkState, checkStates, languageOf } from "./states";
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
  return validationOf(diagnosticsOf(definition, options.type ?? "STANDARD", checkMachine), options);
}

/** Checks a state by itself: where it leads is not asked. */
export function validateState(definition: unknown): Validation {
  return validationOf(diagnosticsOf(definition, "STANDARD", checkLonelyState), {});
}

function validationOf(found: readonly Diagnostic[], { severity, maxResults = 0 }: ValidateOptions): Validation {
  const told = found.filter((diagnostic) => diagnostic.severity === "ERROR" || severity === "WARNING");
  const most = maxResults <= 0 ? mostResults : maxResults;
  return {
    result: found.some((diagnostic) => diagnostic.severity === "ERROR") ? "FAIL" : "OK",
    diagnostics: told.slice(0, most),
    truncated: told.length > most,
  };
}

function diagnosticsOf(
  definition: unknown,
  type: MachineType,
  check: (fields: Fields, setting: Setting) => void,
): readonly Diagnostic[] {
  const findings = new Findings();
  const fields = readDocument(definition, findings);
  if (fields === undefined) return findings.all;
  const language = "States" in fields ? languageOf(fields, "JSONPath") : "JSONPath";
  check(fields, { findings, language, machine: { language, type }, known: [] });
  return findings.all;
}

function checkMachine(machine: Fields, setting: Setting): void {
  const place = { fields: machine, location: "/" };
  checkShape(machine, machineShape, "/", setting);
  checkStates(machine, "/", setting);
  checkNames(place, setting.findings);
  checkTransitions(place, setting.findings);
  checkVariables(place, setting.findings);
}

function checkLonelyState(state: Fields, setting: Setting): void {
  checkState(state, "/", setting);
  for (const inner of innerMachines({ name: "", fields: state, location: "/" })) {
    checkNames(inner, setting.findings);
    checkTransitions(inner, setting.findings, false);
    checkVariables(inner, setting.findings);
  }
}
