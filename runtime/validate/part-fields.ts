/** The fields of what stands in states and around them: machines, retriers, catchers, readers and writers of items. */
import * as kinds from "./kinds";
import type { Field, Shape } from "./shape";
import { mostSeconds } from "./state-fields";

const jsonPath = (kind: Field["kind"]): Field => ({ kind, language: "JSONPath" });
const jsonata = (kind: Field["kind"]): Field => ({ kind, language: "JSONata" });
const comment: Field = { kind: kinds.text };

const states: Shape["fields"] = { Comment: comment, StartAt: { kind: kinds.text }, States: { kind: kinds.object } };

/** The whole machine. */
export const machineShape: Shape = {
  required: ["States", "StartAt"],
  fields: {
    ...states,
    QueryLanguage: { kind: kinds.oneOf("JSONPath", "JSONata") },
    TimeoutSeconds: { kind: kinds.integer(0, mostSeconds) },
    Version: { kind: kinds.oneOf("1.0") },
  },
};

/** A branch of a Parallel state. */
export const branchShape: Shape = { required: ["States", "StartAt"], fields: states };

/** What a Map state does with each item. */
export const processorShape: Shape = {
  required: ["States", "StartAt"],
  fields: { ...states, ProcessorConfig: { kind: kinds.object } },
};

/** `ProcessorConfig` of a Map whose iterations run inside of the execution. */
export const inlineShape: Shape = { fields: { Mode: { kind: kinds.oneOf("INLINE", "DISTRIBUTED") } } };

/** `ProcessorConfig` of a Map whose iterations are executions of their own. */
export const distributedShape: Shape = {
  required: ["ExecutionType"],
  fields: { ...inlineShape.fields, ExecutionType: { kind: kinds.oneOf("STANDARD", "EXPRESS") } },
};

const errors: Shape["fields"] = { Comment: comment, ErrorEquals: { kind: kinds.filledList } };

export const retrierShape: Shape = {
  required: ["ErrorEquals"],
  fields: {
    ...errors,
    IntervalSeconds: { kind: kinds.integer(0, mostSeconds) },
    MaxAttempts: { kind: kinds.integer(0, mostSeconds) },
    BackoffRate: { kind: kinds.number(1) },
    MaxDelaySeconds: { kind: kinds.integer(1, 31_622_400) },
    JitterStrategy: { kind: kinds.oneOf("NONE", "FULL") },
  },
};

export const catcherShape: Shape = {
  required: ["ErrorEquals", "Next"],
  fields: {
    ...errors,
    Next: { kind: kinds.text },
    ResultPath: jsonPath(kinds.referencePathOrNull),
    Assign: { kind: kinds.objectTemplate, states: ["errorOutput"] },
    Output: { kind: kinds.template, language: "JSONata", states: ["errorOutput"] },
  },
};

export const itemReaderShape: Shape = {
  required: ["Resource"],
  fields: {
    Resource: { kind: kinds.text },
    Parameters: jsonPath(kinds.objectTemplate),
    Arguments: jsonata(kinds.objectTemplate),
    ReaderConfig: { kind: kinds.object },
  },
};

const anyReader: Shape["fields"] = {
  InputType: { kind: kinds.oneOf("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST") },
  Transformation: { kind: kinds.oneOf("NONE", "LOAD_AND_FLATTEN") },
  MaxItems: { kind: kinds.computedInteger(0, 100_000_000) },
  MaxItemsPath: jsonPath(kinds.path),
};
const onlyOneBound = [["MaxItems", "MaxItemsPath"]];

/** `ReaderConfig` for anything but CSV files. */
export const readerConfigShape: Shape = {
  fields: {
    ...anyReader,
    ItemsPointer: { kind: kinds.computedText },
    ManifestType: { kind: kinds.oneOf("ATHENA_DATA", "S3_INVENTORY") },
  },
  notBoth: onlyOneBound,
};

/** `ReaderConfig` where CSV headers mean something. */
export const csvConfigShape: Shape = {
  fields: {
    ...readerConfigShape.fields,
    CSVHeaderLocation: { kind: kinds.oneOf("FIRST_ROW", "GIVEN") },
    CSVHeaders: { kind: kinds.list },
    CSVDelimiter: { kind: kinds.oneOf("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB") },
  },
  notBoth: onlyOneBound,
};

export const itemBatcherShape: Shape = {
  fields: {
    BatchInput: { kind: kinds.template },
    MaxItemsPerBatch: { kind: kinds.computedInteger(1) },
    MaxItemsPerBatchPath: jsonPath(kinds.path),
    MaxInputBytesPerBatch: { kind: kinds.computedInteger(1, 262_144) },
    MaxInputBytesPerBatchPath: jsonPath(kinds.path),
  },
  notBoth: [
    ["MaxItemsPerBatch", "MaxItemsPerBatchPath"],
    ["MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"],
  ],
};

export const resultWriterShape: Shape = {
  fields: {
    Resource: { kind: kinds.text },
    Parameters: jsonPath(kinds.objectTemplate),
    Arguments: jsonata(kinds.objectTemplate),
    WriterConfig: { kind: kinds.object },
  },
};

export const writerConfigShape: Shape = {
  required: ["Transformation", "OutputType"],
  fields: {
    Transformation: { kind: kinds.oneOf("NONE", "COMPACT", "FLATTEN") },
    OutputType: { kind: kinds.oneOf("JSON", "JSONL") },
  },
};
