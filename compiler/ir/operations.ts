/**
 * The operations of expressions: one name for each row of the library tables. `1-read/library` says which JavaScript
 * becomes the operation, `4-emit/jsonata/library` which JSONata does the same; both tables are total over these names.
 */
export const operationNames = [
  // of the compiler's own
  "isNullish",
  "default",
  "wait seconds",
  "compensation report",
  "first failure",
  "raise",
  "in time",
  "past deadline",
  "wait in time",
  "with element",
  "with property",
  "without property",
  "own keys",
  "as declared",
  "parsed",
  "raced result",
  "checked raced result",
  "result of a race",
  // time and chance: each evaluated once
  "Date.now",
  "Math.random",
  "crypto.randomUUID",
  "toISOString",

  // text
  "text length",
  "toUpperCase",
  "toLowerCase",
  "trim",
  "text includes",
  "startsWith",
  "endsWith",
  "String",
  "trimStart",
  "trimEnd",
  "split",
  "replaceAll",
  "replace",
  // arrays
  "array length",
  "array includes",
  "join",
  "concat",
  "slice",
  "map",
  "filter",
  "find",
  "findIndex",
  "some",
  "every",
  "reduce",
  "Array.isArray",
  "array at",
  "indexOf",
  "toReversed",
  "flat",
  "flatMap",
  // numbers
  "Math.max",
  "Math.min",
  "Math.round",
  "Math.floor",
  "Math.ceil",
  "Math.trunc",
  "Math.abs",
  "Math.sign",
  "Number.isInteger",
  // objects
  "Object.values",
  "Object.entries",
  "Object.hasOwn",
  // JSON
  "JSON.parse",
  "JSON.stringify",
] as const;

export type OperationName = (typeof operationNames)[number];
