/** What CreateStateMachine answers instead of creating a state machine. */
import { validate } from "./validate";
import type { Diagnostic } from "./diagnostic";
import type { MachineType } from "./setting";
import { pythonJson, pythonText } from "./python-text";

/** The parameters of CreateStateMachine that it may be refused for. */
export interface CreateRequest {
  readonly name: string;
  /** An object stands for its JSON text. */
  readonly definition: unknown;
  readonly type?: MachineType;
  readonly loggingConfiguration?: {
    readonly level?: "ALL" | "ERROR" | "FATAL" | "OFF";
    readonly destinations?: readonly { readonly cloudWatchLogsLogGroup?: { readonly logGroupArn?: string } }[];
  };
}

/** What is there already. */
export interface Account {
  /** ARNs of state machines, under their names. */
  readonly stateMachines?: { readonly [name: string]: string };
  /** ARNs of log groups. Without it, any log group exists. */
  readonly logGroups?: readonly string[];
}

export interface Refusal {
  readonly code:
    "InvalidDefinition" | "InvalidLoggingConfiguration" | "StateMachineAlreadyExists" | "ValidationException";
  readonly message: string;
}

/** Why a state machine cannot be created; null when it can. */
export function refusalToCreate(request: CreateRequest, account: Account = {}): Refusal | null {
  return refusalOfDefinition(request) ?? refusalOfLogging(request, account) ?? refusalOfName(request, account);
}

function refusalOfDefinition({ definition, type }: CreateRequest): Refusal | null {
  const { diagnostics } = validate(definition, type === undefined ? {} : { type });
  const [first] = diagnostics;
  if (first === undefined) return null;
  if (first.message.startsWith("1 validation error")) return { code: "ValidationException", message: first.message };
  return { code: "InvalidDefinition", message: refusalOf(definition, diagnostics) };
}

/**
 * The message with which AWS refuses a definition for its diagnostics. The recordings have labels refused in the words
 * of the emulator that they were made with, and in no others; what AWS itself says is not known.
 */
export function refusalOf(definition: unknown, diagnostics: readonly Diagnostic[]): string {
  const [first] = diagnostics;
  if (first?.message.startsWith("Label contains invalid character") === true) {
    const text = typeof definition === "string" ? definition : pythonJson(definition);
    return `Error=ValueError Args=[${pythonText(first.message)}] in definition '${text}'.`;
  }
  const told = diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location ?? "null"}`);
  return `Invalid State Machine Definition: '${told.join(", ")}'`;
}

function refusalOfLogging({ loggingConfiguration }: CreateRequest, account: Account): Refusal | null {
  const code = "InvalidLoggingConfiguration";
  const { level = "OFF", destinations = [] } = loggingConfiguration ?? {};
  if (level !== "OFF" && destinations.length !== 1) {
    return { code, message: "Invalid Logging Configuration: Must specify exactly one Log Destination." };
  }
  const missing = destinations
    .map(({ cloudWatchLogsLogGroup: group }) => group?.logGroupArn ?? "")
    .find((arn) => account.logGroups?.includes(arn) === false);
  if (missing === undefined) return null;
  return { code, message: "Invalid Logging Configuration: Log Destination not found." };
}

function refusalOfName({ name }: CreateRequest, { stateMachines = {} }: Account): Refusal | null {
  const arn = Object.hasOwn(stateMachines, name) ? stateMachines[name] : undefined;
  if (arn === undefined) return null;
  return { code: "StateMachineAlreadyExists", message: `State Machine Already Exists: '${arn}'` };
}
