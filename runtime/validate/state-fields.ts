/**
 * The fields of each type of state: what each holds, and which query language has it.
 * https://states-language.net/ and what ValidateStateMachineDefinition was seen to accept.
 */
import * as kinds from "./kinds";
import type { Field, Shape } from "./shape";

export type StateType = "Task" | "Wait" | "Pass" | "Succeed" | "Fail" | "Choice" | "Parallel" | "Map";

/** In the order in which AWS lists them. */
export const stateTypes: readonly StateType[] = [
  "Task",
  "Wait",
  "Pass",
  "Succeed",
  "Fail",
  "Choice",
  "Parallel",
  "Map",
];

type Table = { readonly [field: string]: Field };

/** AWS's bound on everything that counts seconds. */
export const mostSeconds = 99_999_999;

const jsonPath = (kind: Field["kind"]): Field => ({ kind, language: "JSONPath" });
const jsonata = (kind: Field["kind"]): Field => ({ kind, language: "JSONata" });

const common: Table = {
  Type: { kind: kinds.text },
  Comment: { kind: kinds.text },
  QueryLanguage: { kind: kinds.oneOf("JSONPath", "JSONata") },
};
const onward: Table = { Next: { kind: kinds.text }, End: { kind: kinds.boolean } };
const inputAndOutput: Table = {
  InputPath: jsonPath(kinds.pathOrNull),
  OutputPath: jsonPath(kinds.pathOrNull),
  Output: jsonata(kinds.template),
};
const assignments: Table = { Assign: { kind: kinds.objectTemplate } };
const result: Table = { ResultPath: jsonPath(kinds.referencePathOrNull) };
const parameters: Table = { Parameters: jsonPath(kinds.template) };
/** What every state has that does something that can fail. */
const work: Table = {
  ...inputAndOutput,
  Output: { kind: kinds.template, language: "JSONata", states: ["result"] },
  Assign: { kind: kinds.objectTemplate, states: ["result"] },
  ...parameters,
  ResultSelector: jsonPath(kinds.objectTemplate),
  ...result,
  Retry: { kind: kinds.list },
  Catch: { kind: kinds.list },
  ...onward,
};
const seconds = kinds.computedInteger(1, mostSeconds);

/** Pairs of which one is a value and the other the path to it. */
function pair(field: string): readonly string[] {
  return [field, `${field}Path`];
}

/** State type → its fields. `Next` and `End`, which exclude each other, are checked apart. */
export const stateShapes: { readonly [type in StateType]: Shape } = {
  Task: {
    required: ["Resource"],
    fields: {
      ...common,
      Resource: { kind: kinds.text },
      Arguments: jsonata(kinds.template),
      Credentials: { kind: kinds.objectTemplate },
      TimeoutSeconds: { kind: seconds },
      TimeoutSecondsPath: jsonPath(kinds.path),
      HeartbeatSeconds: { kind: seconds },
      HeartbeatSecondsPath: jsonPath(kinds.path),
      ...work,
    },
    notBoth: [pair("TimeoutSeconds"), pair("HeartbeatSeconds")],
  },
  Wait: {
    fields: {
      ...common,
      Seconds: { kind: kinds.computedInteger(0, mostSeconds) },
      SecondsPath: jsonPath(kinds.path),
      Timestamp: { kind: kinds.timestamp },
      TimestampPath: jsonPath(kinds.path),
      ...inputAndOutput,
      ...assignments,
      ...onward,
    },
    oneOf: [["SecondsPath", "Seconds", "TimestampPath", "Timestamp"]],
  },
  Pass: {
    fields: {
      ...common,
      Result: jsonPath(kinds.anything),
      ...inputAndOutput,
      ...assignments,
      ...parameters,
      ...result,
      ...onward,
    },
  },
  Succeed: { fields: { ...common, ...inputAndOutput } },
  Fail: {
    fields: {
      ...common,
      Error: { kind: kinds.computedText },
      ErrorPath: jsonPath(kinds.pathOrIntrinsic),
      Cause: { kind: kinds.computedText },
      CausePath: jsonPath(kinds.pathOrIntrinsic),
    },
    notBoth: [pair("Error"), pair("Cause")],
  },
  Choice: {
    required: ["Choices"],
    fields: {
      ...common,
      Choices: { kind: kinds.filledList },
      Default: { kind: kinds.text },
      ...inputAndOutput,
      ...assignments,
    },
  },
  Parallel: {
    required: ["Branches"],
    fields: { ...common, Branches: { kind: kinds.filledList }, Arguments: jsonata(kinds.template), ...work },
  },
  Map: {
    fields: {
      ...common,
      ItemProcessor: { kind: kinds.object },
      Iterator: { kind: kinds.object },
      Items: jsonata(kinds.template),
      ItemsPath: jsonPath(kinds.referencePath),
      ItemSelector: { kind: kinds.template },
      ItemReader: { kind: kinds.object },
      ItemBatcher: { kind: kinds.object },
      ResultWriter: { kind: kinds.object },
      MaxConcurrency: { kind: kinds.computedInteger(0) },
      MaxConcurrencyPath: jsonPath(kinds.referencePath),
      ToleratedFailureCount: { kind: kinds.computedInteger(0) },
      ToleratedFailureCountPath: jsonPath(kinds.path),
      ToleratedFailurePercentage: { kind: kinds.computedNumber(0, 100) },
      ToleratedFailurePercentagePath: jsonPath(kinds.path),
      Label: { kind: kinds.text },
      ...work,
    },
    oneOf: [["ItemProcessor", "Iterator"]],
    notBoth: [
      pair("MaxConcurrency"),
      pair("ToleratedFailureCount"),
      pair("ToleratedFailurePercentage"),
      ["ItemSelector", "Parameters"],
    ],
  },
};
