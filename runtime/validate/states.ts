/** Machines and their states: every state against the fields of its type, down through branches and processors. */
import { isRecord } from "../interpreter/json";
import { checkRules } from "./choice-rules";
import { below } from "./diagnostic";
import { checkErrorHandling } from "./error-handling";
import { checkMapParts, checkProcessorConfig } from "./map-parts";
import { branchShape, processorShape } from "./part-fields";
import { checkResource } from "./resource";
import type { Language, Setting } from "./setting";
import { checkShape, recordAt, type Fields, type Shape } from "./shape";
import { stateShapes, stateTypes, type StateType } from "./state-fields";
import { looksComputed } from "./templates";

/** Checks the states of a machine, a branch or a processor. */
export function checkStates(machine: Fields, location: string, setting: Setting): void {
  const states = machine["States"];
  if (!isRecord(states)) return;
  const place = below(location, "States");
  if (Object.keys(states).length === 0) setting.findings.schema("Value cannot be empty", place);
  for (const [name, value] of Object.entries(states)) checkState(value, `${place}/${name}`, setting);
}

/** Checks one state, and the machines in it. */
export function checkState(value: unknown, location: string, outer: Setting): void {
  const state = recordAt(value, location, outer);
  if (state === undefined) return;
  const setting = { ...outer, language: languageOf(state, outer.machine.language) };
  const { findings } = setting;
  const type = typeOf(state["Type"]);
  if (type === undefined) {
    if (!Object.hasOwn(state, "Type")) return findings.schema("These fields are required: [Type]", location);
    return findings.schema(
      `The field 'Type' should have one of these values: [${stateTypes.join(", ")}]`,
      below(location, "Type"),
    );
  }
  const mixes = outer.machine.language === "JSONata" && state["QueryLanguage"] === "JSONPath";
  if (mixes) {
    findings.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", location);
  }
  // What a refused language forbids is not reported on top of it.
  const shape = mixes ? withoutLanguages(stateShapes[type]) : stateShapes[type];
  checkShape(state, shape, location, setting);
  checkTransition(state, type, location, setting);
  checkParts(state, type, location, setting);
}

/** The language of a state, or of a machine: JSONPath by that very name, JSONata by any other. */
export function languageOf(state: Fields, inherited: Language): Language {
  if (!Object.hasOwn(state, "QueryLanguage")) return inherited;
  return state["QueryLanguage"] === "JSONPath" ? "JSONPath" : "JSONata";
}

function typeOf(type: unknown): StateType | undefined {
  return stateTypes.find((each) => each === type);
}

function withoutLanguages(shape: Shape): Shape {
  const fields = Object.entries(shape.fields).map(([name, { kind }]) => [name, { kind }] as const);
  return { ...shape, fields: Object.fromEntries(fields) };
}

/** Every state but those that end or branch goes on to another one or ends; `"End": false` says nothing. */
function checkTransition(state: Fields, type: StateType, location: string, { findings }: Setting): void {
  if (type === "Choice" || type === "Succeed" || type === "Fail") return;
  const ends = Object.hasOwn(state, "End") && state["End"] !== false;
  const goesOn = Object.hasOwn(state, "Next");
  if (ends && goesOn) findings.schema("There should only be one of the following fields: [Next, End]", location);
  if (!ends && !goesOn) {
    findings.schema("This object should have only one of the following fields: [Next, End]", location);
  }
}

function checkParts(state: Fields, type: StateType, location: string, setting: Setting): void {
  switch (type) {
    case "Task":
      checkResource(state, location, setting);
      checkCredentials(state, location, setting);
      return checkErrorHandling(state, location, setting);
    case "Choice":
      return checkRules(state["Choices"], below(location, "Choices"), setting);
    case "Parallel":
      checkErrorHandling(state, location, setting);
      return checkBranches(state["Branches"], below(location, "Branches"), setting);
    case "Map":
      checkErrorHandling(state, location, setting);
      checkMapParts(state, location, setting);
      return checkProcessors(state, location, setting);
    case "Pass":
      if (!looksComputed(state["Result"])) return;
      return setting.findings.warning(
        "PASS_RESULT_IS_STATIC",
        "The Result of a Pass state is taken as it stands; no path or function in it is evaluated",
        below(location, "Result"),
      );
    case "Wait":
    case "Succeed":
    case "Fail":
      return;
  }
}

function checkCredentials(state: Fields, location: string, { findings }: Setting): void {
  const credentials = state["Credentials"];
  if (!isRecord(credentials) || "RoleArn" in credentials || "RoleArn.$" in credentials) return;
  findings.schema("The field 'RoleArn' is required but was missing", below(location, "Credentials"));
}

function checkBranches(branches: unknown, location: string, setting: Setting): void {
  if (!Array.isArray(branches)) return;
  for (const [index, value] of branches.entries()) {
    const place = `${location}[${index}]`;
    const branch = recordAt(value, place, setting);
    if (branch === undefined) continue;
    checkShape(branch, branchShape, place, setting);
    checkStates(branch, place, setting);
  }
}

function checkProcessors(state: Fields, location: string, setting: Setting): void {
  for (const field of ["ItemProcessor", "Iterator"]) {
    const processor = state[field];
    if (!isRecord(processor)) continue;
    const place = below(location, field);
    checkShape(processor, processorShape, place, setting);
    checkProcessorConfig(processor["ProcessorConfig"], below(place, "ProcessorConfig"), setting);
    checkStates(processor, place, setting);
  }
}
