/** Expressions that AWS refuses when a state machine is created: wrong syntax, and references that mean nothing. */
import { expressionOf, type Expression } from "../jsonata/expression";
import { isRecord } from "../json";
import { expressionText } from "../template";
import { everyState, recordsOf, type Fields, type Located } from "./states";

/** The fields of a state in which expressions stand. */
const fields = [
  "Assign",
  "Output",
  "Arguments",
  "Credentials",
  "TimeoutSeconds",
  "HeartbeatSeconds",
  "Seconds",
  "Timestamp",
  "Error",
  "Cause",
  "Items",
  "ItemSelector",
  "MaxConcurrency",
];

/** The first refusal in a definition, in AWS's words; null when there is none. */
export function refusalOfExpressions(definition: unknown): string | null {
  const language = isRecord(definition) ? definition["QueryLanguage"] : undefined;
  for (const each of everyState(definition)) {
    if ((each.state["QueryLanguage"] ?? language) !== "JSONata") continue;
    const reason = refusalOfState(each);
    if (reason !== null) return reason;
  }
  return null;
}

function refusalOfState({ state, location }: Located): string | null {
  const type = state["Type"];
  const withResult = type === "Task" || type === "Map" || type === "Parallel";
  for (const field of fields) {
    const known = withResult && (field === "Output" || field === "Assign") ? ["result"] : [];
    const reason = refusalOfTemplate(state[field], `${location}/${field}`, known);
    if (reason !== null) return reason;
  }
  return (
    refusalOfParts(recordsOf(state["Choices"]), `${location}/Choices`, []) ??
    refusalOfParts(recordsOf(state["Catch"]), `${location}/Catch`, ["errorOutput"])
  );
}

function refusalOfParts(parts: readonly Fields[], location: string, known: readonly string[]): string | null {
  for (const [index, part] of parts.entries()) {
    for (const field of ["Condition", "Assign", "Output"]) {
      const reason = refusalOfTemplate(part[field], `${location}[${index}]/${field}`, known);
      if (reason !== null) return reason;
    }
  }
  return null;
}

function refusalOfTemplate(template: unknown, location: string, known: readonly string[]): string | null {
  if (typeof template === "string") {
    const source = expressionText(template);
    return source === undefined ? null : refusalOf(expressionOf(source), location, known);
  }
  const members: (readonly [string, unknown])[] = Array.isArray(template)
    ? template.map((member: unknown, index) => [`${location}[${index}]`, member] as const)
    : isRecord(template)
      ? Object.entries(template).map(([key, member]) => [`${location}/${key}`, member] as const)
      : [];
  for (const [place, member] of members) {
    const reason = refusalOfTemplate(member, place, known);
    if (reason !== null) return reason;
  }
  return null;
}

function refusalOf(expression: Expression, location: string, known: readonly string[]): string | null {
  const unknown = expression.statesFields.find(
    (field) => (field === "result" || field === "errorOutput") && !known.includes(field),
  );
  const missing =
    unknown === undefined ? null : `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.${unknown}' does not exist.`;
  const [first] = expression.refusals;
  const reason = first === undefined ? missing : `${first.code}: ${first.message}`;
  return reason === null ? null : `Invalid State Machine Definition: '${reason} at ${location}'`;
}
