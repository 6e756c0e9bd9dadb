/**
 * What is found in a definition, in the shape in which ValidateStateMachineDefinition answers.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */

export type Severity = "ERROR" | "WARNING";

export type DiagnosticCode =
  | "DUPLICATE_LABEL_NAME"
  | "DUPLICATE_STATE_NAME"
  | "DUPLICATE_VARIABLE_NAME"
  | "INVALID_JSONATA_EXPRESSION"
  | "INVALID_JSON_DESCRIPTION"
  | "INVALID_LABEL_NAME"
  | "INVALID_STATE_NAME"
  | "INVALID_VARIABLE_NAME"
  | "MISSING_DESCRIPTION"
  | "MISSING_END_STATE"
  | "MISSING_TRANSITION_TARGET"
  | "NO_DOLLAR"
  | "PASS_RESULT_IS_STATIC"
  | "RESERVED_VARIABLE_NAME"
  | "SCHEMA_VALIDATION_FAILED"
  | "TOO_DEEPLY_NESTED"
  | "UNSUPPORTED_JSONATA_EXPRESSION";

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly message: string;
  /** `/States/Charge the card/Catch[0]/Next`; absent where AWS names no place. */
  readonly location?: string;
}

/** The diagnostics of one definition, in the order in which they are found. */
export class Findings {
  readonly all: Diagnostic[] = [];

  /** Something that the schema of the language forbids. */
  schema(message: string, location: string): void {
    this.error("SCHEMA_VALIDATION_FAILED", message, location);
  }

  error(code: DiagnosticCode, message: string, location?: string): void {
    this.#add("ERROR", code, message, location);
  }

  warning(code: DiagnosticCode, message: string, location: string): void {
    this.#add("WARNING", code, message, location);
  }

  #add(severity: Severity, code: DiagnosticCode, message: string, location?: string): void {
    this.all.push({ severity, code, message, ...(location === undefined ? {} : { location }) });
  }
}

/** The place of a field; fields of the machine itself stand right below `/`. */
export function below(location: string, field: string): string {
  return location === "/" ? `/${field}` : `${location}/${field}`;
}
