/** The rows of the library: which method or function of JavaScript, on which operands, is which operation. */
import { anyJson, anything, kind, scalar, type Kinds } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";

/** What an argument must be. */
export type Parameter = Kinds | Special;

/** A callback; a text that is not empty; one without `$`; a number of digits, or of times, that is written out. */
type Special = "lambda" | "part" | "plain" | "digits" | "times";

export interface Row {
  readonly operation: OperationName;
  readonly parameters: readonly Parameter[];
  /** Arguments that may be left out, at the end. */
  readonly optional?: number;
  /** The last parameter takes any number of arguments, these at least. */
  readonly rest?: number;
  /** What it yields, where its type does not say so. */
  readonly yields?: Kinds;
  /** Kinds that the elements of the receiver may have, where that matters. */
  readonly elements?: Kinds;
  /** Texts that are counted in characters: they have to have none that JavaScript counts as two. */
  readonly counted?: "all" | "arguments";
  /** What it is of a text that may have characters that JavaScript counts as two. */
  readonly ofAnyText?: OperationName;
  /** What it is without any argument. */
  readonly bare?: Row;
  /** What it is of one argument that is spread. */
  readonly ofList?: OperationName;
  /** It may yield what is no number. */
  readonly mayBeNaN?: true;
}

const { string, number, array } = kind;
const text: Parameter = string;
const asText: Row = { operation: "String", parameters: [] };

/** Methods of texts. */
export const textMethods: { readonly [method: string]: Row } = {
  toUpperCase: { operation: "toUpperCase", parameters: [] },
  toLowerCase: { operation: "toLowerCase", parameters: [] },
  trim: { operation: "trim", parameters: [] },
  includes: { operation: "text includes", parameters: [text] },
  startsWith: { operation: "startsWith", parameters: [text] },
  trimStart: { operation: "trimStart", parameters: [] },
  trimEnd: { operation: "trimEnd", parameters: [] },
  split: { operation: "split", parameters: ["part"] },
  slice: { operation: "text slice", parameters: [number, number], optional: 2, ofAnyText: "slice of units" },
  substring: { operation: "substring", parameters: [number, number], optional: 1, ofAnyText: "substring of units" },
  at: { operation: "text at", parameters: [number], ofAnyText: "at of units" },
  charAt: { operation: "charAt", parameters: [number], ofAnyText: "charAt of units" },
  indexOf: { operation: "text indexOf", parameters: [text] },
  padStart: { operation: "padStart", parameters: [number, "part"], optional: 1, counted: "arguments" },
  padEnd: { operation: "padEnd", parameters: [number, "part"], optional: 1, counted: "arguments" },
  repeat: { operation: "repeat", parameters: ["times"] },
  concat: { operation: "text concat", parameters: [text], rest: 0 },
  toString: asText,
  replaceAll: { operation: "replaceAll", parameters: ["part", "plain"] },
  replace: { operation: "replace", parameters: ["part", "plain"] },
  endsWith: { operation: "endsWith", parameters: [text] },
};

/** Methods of numbers. */
export const numberMethods: { readonly [method: string]: Row } = {
  toFixed: { operation: "toFixed", parameters: ["digits"], optional: 1 },
  toString: asText,
};

/** Methods of arrays that change nothing. */
export const arrayMethods: { readonly [method: string]: Row } = {
  includes: { operation: "array includes", parameters: [scalar], elements: scalar },
  join: { operation: "join", parameters: [text], optional: 1, elements: string | number | kind.boolean },
  concat: { operation: "concat", parameters: [array] },
  slice: { operation: "slice", parameters: [number, number], optional: 2 },
  at: { operation: "array at", parameters: [number] },
  indexOf: { operation: "indexOf", parameters: [scalar], elements: scalar },
  toReversed: { operation: "toReversed", parameters: [] },
  flat: { operation: "flat", parameters: [] },
  flatMap: { operation: "flatMap", parameters: ["lambda"] },
  map: { operation: "map", parameters: ["lambda"] },
  filter: { operation: "filter", parameters: ["lambda"] },
  find: { operation: "find", parameters: ["lambda"] },
  findIndex: { operation: "findIndex", parameters: ["lambda"] },
  some: { operation: "some", parameters: ["lambda"] },
  every: { operation: "every", parameters: ["lambda"] },
  reduce: { operation: "reduce", parameters: ["lambda", anyJson] },
  findLast: { operation: "findLast", parameters: ["lambda"] },
  findLastIndex: { operation: "findLastIndex", parameters: ["lambda"] },
  reduceRight: { operation: "reduceRight", parameters: ["lambda", anyJson] },
  lastIndexOf: { operation: "lastIndexOf", parameters: [scalar], elements: scalar },
  toSorted: {
    operation: "sorted by",
    parameters: ["lambda"],
    bare: { operation: "toSorted", parameters: [], elements: string },
  },
};

/** Those that change an array, and yield what these make of it. */
export const inPlace: { readonly [method: string]: string } = { sort: "toSorted", reverse: "toReversed" };

/** Methods that change an array in place, and what to write instead. */
export const mutators: { readonly [method: string]: string } = {
  push: "`list = [...list, item]`",
  unshift: "`list = [item, ...list]`",
  pop: "`list = list.slice(0, -1)`",
  shift: "`list = list.slice(1)`",
  splice: "`list = [...list.slice(0, at), ...list.slice(at + 1)]`",
  sort: "sort in a task",
  reverse: "reverse in a task",
  fill: "build the array in a task",
};

/** Functions of the language's global objects. */
export const functions: { readonly [name: string]: Row } = {
  "Math.max": { operation: "Math.max", parameters: [number], rest: 1, ofList: "largest of" },
  "Math.min": { operation: "Math.min", parameters: [number], rest: 1, ofList: "smallest of" },
  "Math.sqrt": { operation: "Math.sqrt", parameters: [number], mayBeNaN: true },
  "Math.round": { operation: "Math.round", parameters: [number] },
  "Math.floor": { operation: "Math.floor", parameters: [number] },
  "Math.ceil": { operation: "Math.ceil", parameters: [number] },
  "Math.trunc": { operation: "Math.trunc", parameters: [number] },
  "Math.abs": { operation: "Math.abs", parameters: [number] },
  "Math.sign": { operation: "Math.sign", parameters: [number] },
  "Number.isInteger": { operation: "Number.isInteger", parameters: [anything | kind.nan] },
  "Number.isSafeInteger": { operation: "Number.isSafeInteger", parameters: [anything | kind.nan] },
  "Number.isNaN": { operation: "Number.isNaN", parameters: [number | kind.nan] },
  isNaN: { operation: "Number.isNaN", parameters: [number | kind.nan] },
  "Number.isFinite": { operation: "Number.isFinite", parameters: [number | kind.nan] },
  isFinite: { operation: "Number.isFinite", parameters: [number | kind.nan] },
  "Array.isArray": { operation: "Array.isArray", parameters: [anything] },
  "Object.keys": { operation: "own keys", parameters: [kind.object] },
  "Object.values": { operation: "Object.values", parameters: [kind.object] },
  "Object.entries": { operation: "Object.entries", parameters: [kind.object] },
  "Object.hasOwn": { operation: "Object.hasOwn", parameters: [kind.object, string] },
  "Object.fromEntries": { operation: "Object.fromEntries", parameters: [array] },
  structuredClone: { operation: "structuredClone", parameters: [anyJson] },
  "JSON.parse": { operation: "JSON.parse", parameters: [string], yields: anyJson },
  "JSON.stringify": { operation: "JSON.stringify", parameters: [anyJson] },
  String: { operation: "String", parameters: [string | number | kind.boolean | kind.null | kind.undefined] },
};
