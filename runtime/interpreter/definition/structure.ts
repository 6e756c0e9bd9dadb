/** What this runtime executes: JSONata mode, every type of state, Map inline; and transitions that lead somewhere. */
import { isRecord } from "../json";
import type { StateType } from "../history-event";
import { everyState, innerMachines, recordsOf, statesOf, type Fields, type Located } from "./states";

/** Fields that only JSONPath mode has, which would be silently ignored. */
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
  if ((state["QueryLanguage"] ?? language) !== "JSONata") {
    return "This runtime executes JSONata states only (QueryLanguage is JSONPath)";
  }
  const field = jsonPathFields.find((each) => each in state);
  if (field !== undefined) {
    return `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`;
  }
  if (type === "Task") return refusalOfTask(state["Resource"]);
  return type === "Map" ? refusalOfMap(state) : refusalOfLists(type, state);
}

function refusalOfTask(resource: unknown): string | null {
  if (typeof resource !== "string") return "SCHEMA_VALIDATION_FAILED: A Task needs a Resource";
  if (resource.endsWith(".waitForTaskToken")) return "This runtime does not execute callbacks (.waitForTaskToken)";
  return /:states:[^:]*:[^:]*:activity:/.test(resource) ? "This runtime does not execute activities" : null;
}

function refusalOfMap(state: Fields): string | null {
  const processor = state["ItemProcessor"];
  if (!isRecord(processor)) return "SCHEMA_VALIDATION_FAILED: A Map needs an ItemProcessor";
  const configuration = processor["ProcessorConfig"];
  const mode = isRecord(configuration) ? configuration["Mode"] : undefined;
  if (mode === "DISTRIBUTED") return "This runtime does not execute distributed Maps";
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
