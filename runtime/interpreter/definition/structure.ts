/** What this runtime executes: every type of state, with the fields of its query language; and transitions that lead somewhere. */
import { isRecord } from "../json";
import type { StateType } from "../history-event";
import { everyState, innerMachines, recordsOf, statesOf, type Fields, type Located } from "./states";

/** Fields that only one of the modes has, which would be silently ignored in the other. */
const jsonPathFields = [
  "InputPath",
  "OutputPath",
  "ResultPath",
  "ResultSelector",
  "Parameters",
  "Result",
  "ItemsPath",
  "SecondsPath",
  "TimestampPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
  "MaxConcurrencyPath",
  "ErrorPath",
  "CausePath",
];

const jsonataFields = ["Arguments", "Output", "Items"];

const types = {
  Task: true,
  Pass: true,
  Choice: true,
  Wait: true,
  Succeed: true,
  Fail: true,
  Parallel: true,
  Map: true,
} satisfies { readonly [type in StateType]: true };

/** Why a definition cannot be run, in a sentence; null when it can. */
export function refusalOfStructure(definition: unknown): string | null {
  if (!isRecord(definition)) return "The definition is no object.";
  const language = definition["QueryLanguage"] ?? "JSONPath";
  for (const each of everyState(definition)) {
    const reason = refusalOfState(each, language);
    if (reason !== null) return `${reason} at ${each.location}`;
  }
  return refusalOfTransitions(definition, "");
}

function refusalOfState({ state }: Located, language: unknown): string | null {
  const type = state["Type"];
  if (typeof type !== "string" || !Object.hasOwn(types, type)) {
    return `This runtime knows no states of the type ${JSON.stringify(type)}`;
  }
  const refusal = refusalOfLanguage(state, language);
  if (refusal !== null) return refusal;
  if (type === "Task" && typeof state["Resource"] !== "string") {
    return "SCHEMA_VALIDATION_FAILED: A Task needs a Resource";
  }
  return type === "Map" ? refusalOfMap(state) : refusalOfLists(type, state);
}

function refusalOfLanguage(state: Fields, language: unknown): string | null {
  const own = state["QueryLanguage"] ?? language;
  if (own !== "JSONata" && own !== "JSONPath") return `There is no QueryLanguage ${JSON.stringify(own)}`;
  if (own === "JSONPath" && language === "JSONata") {
    return "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
  }
  const field = (own === "JSONata" ? jsonPathFields : jsonataFields).find((each) => each in state);
  if (field === undefined) return null;
  const other = own === "JSONata" ? "JSONPath" : "JSONata";
  return `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to '${own}', but field '${field}' is only supported for the '${other}' QueryLanguage`;
}

function refusalOfMap(state: Fields): string | null {
  const processor = state["ItemProcessor"] ?? state["Iterator"];
  if (!isRecord(processor)) return "SCHEMA_VALIDATION_FAILED: A Map needs an ItemProcessor";
  const configuration = processor["ProcessorConfig"];
  const mode = isRecord(configuration) ? configuration["Mode"] : undefined;
  if (mode === "DISTRIBUTED") return null;
  const distributedOnly = ["ItemReader", "ItemBatcher", "ResultWriter"].find((field) => field in state);
  return distributedOnly === undefined ? null : `SCHEMA_VALIDATION_FAILED: ${distributedOnly} needs a distributed Map`;
}

function refusalOfLists(type: string, state: Fields): string | null {
  if (type === "Parallel" && recordsOf(state["Branches"]).length === 0) {
    return "SCHEMA_VALIDATION_FAILED: A Parallel needs Branches";
  }
  return type === "Choice" && recordsOf(state["Choices"]).length === 0
    ? "SCHEMA_VALIDATION_FAILED: A Choice needs Choices"
    : null;
}

function refusalOfTransitions(machine: unknown, location: string): string | null {
  const states = statesOf(machine, location);
  const names = new Set<unknown>(states.map(({ name }) => name));
  const start = isRecord(machine) ? machine["StartAt"] : undefined;
  if (!names.has(start))
    return `MISSING_TRANSITION_TARGET: Missing 'Next' target: ${String(start)} at ${location}/StartAt`;
  for (const each of states) {
    const target = targetsOf(each.state).find((next) => !names.has(next));
    if (target !== undefined) return `MISSING_TRANSITION_TARGET: Missing 'Next' target: ${target} at ${each.location}`;
    if (!endsOrGoesOn(each.state))
      return `SCHEMA_VALIDATION_FAILED: The state has neither Next nor End at ${each.location}`;
    for (const inner of innerMachines(each)) {
      const reason = refusalOfTransitions(inner.machine, inner.location);
      if (reason !== null) return reason;
    }
  }
  return null;
}

function targetsOf(state: Fields): string[] {
  const holders = [state, ...recordsOf(state["Choices"]), ...recordsOf(state["Catch"])];
  const targets = [...holders.map((holder) => holder["Next"]), state["Default"]];
  return targets.filter((target) => typeof target === "string");
}

function endsOrGoesOn(state: Fields): boolean {
  const type = state["Type"];
  return type === "Choice" || type === "Succeed" || type === "Fail" || "Next" in state || state["End"] === true;
}
