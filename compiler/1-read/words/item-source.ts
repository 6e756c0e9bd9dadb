/**
 * s3.csv<Row>({ bucket, key })     →   s3:getObject of CSV
 * s3.objects({ bucket, prefix })   →   s3:listObjectsV2
 * written where `distributedMap` is called, or as a `const` of a module
 */
import { Node, type CallExpression, type Expression as Syntax, type ObjectLiteralExpression } from "ts-morph";
import type { Json } from "../../asl/definition";
import type { Reader } from "../../ir/distributed";
import type { Expression } from "../../ir/expression";
import { wordOf } from "../callees";
import type { Reading } from "../reading";
import { valueOfConst } from "./const-value";
import { sentOf } from "./distributed-options";

export interface Source extends Reader {
  /** The bucket, and the key or prefix. */
  readonly sent: Expression;
}

type Config = Reader["config"];

/** What a source says of how it is read, from its options; null where those are not known. */
type Format = (options: ObjectLiteralExpression) => Config | null;

const formats: { readonly [name: string]: Format } = {
  objects: () => ({}),
  csv: csvFormat,
  json: (options) => {
    const pointer = textIn(options, "pointer");
    if (pointer === undefined) return { InputType: "JSON" };
    return pointer === null ? null : { InputType: "JSON", ItemsPointer: pointer };
  },
  jsonl: () => ({ InputType: "JSONL" }),
  parquet: () => ({ InputType: "PARQUET" }),
  inventory: () => ({ InputType: "MANIFEST", ManifestType: "S3_INVENTORY" }),
};

const ownOptions = ["delimiter", "headers", "pointer"];

/** The source that an expression is; null for any other expression, a rule that it breaks. */
export function readSource(node: Syntax, reading: Reading): Source | string | null {
  const call = Node.isIdentifier(node) ? valueOfConst(node) : node;
  const name = Node.isCallExpression(call) ? nameOf(call) : null;
  if (name === null || !Node.isCallExpression(call)) return null;
  const [options] = call.getArguments();
  const shape = `write \`s3.${name}({ bucket, ${name === "objects" ? "prefix" : "key"} })\`, with what else it says known when it is compiled`;
  return Node.isObjectLiteralExpression(options) ? (sourceOf(name, options, reading) ?? shape) : shape;
}

function sourceOf(name: string, options: ObjectLiteralExpression, reading: Reading): Source | null {
  const config = Object.hasOwn(formats, name) ? (formats[name]?.(options) ?? null) : null;
  const sent = placeIn(options, reading);
  if (config === null || sent === null) return null;
  if (name === "objects") return { action: "s3:listObjectsV2", config, sent };
  return hasPrefix(sent)
    ? { action: "s3:listObjectsV2", config: { Transformation: "LOAD_AND_FLATTEN", ...config }, sent }
    : { action: "s3:getObject", config, sent };
}

/** `csv` of `s3.csv(…)` */
function nameOf(node: CallExpression): string | null {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || wordOf(callee.getExpression()) !== "s3") return null;
  return callee.getName();
}

/** Where it is read from: all but how. */
function placeIn(options: ObjectLiteralExpression, reading: Reading): Expression | null {
  const sent = sentOf(options, { bucket: "Bucket", key: "Key", prefix: "Prefix", ...ignored }, reading);
  if (sent?.kind !== "object") return null;
  return { ...sent, members: sent.members.filter((member) => member.kind !== "member" || member.key !== "") };
}

const ignored = Object.fromEntries(ownOptions.map((name) => [name, ""]));

function hasPrefix(sent: Expression): boolean {
  return sent.kind === "object" && sent.members.some((member) => member.kind === "member" && member.key === "Prefix");
}

const delimiters: { readonly [text: string]: string } = {
  ",": "COMMA",
  "|": "PIPE",
  ";": "SEMICOLON",
  " ": "SPACE",
  "\t": "TAB",
};

function csvFormat(options: ObjectLiteralExpression): Config | null {
  const delimiter = textIn(options, "delimiter");
  const named = typeof delimiter === "string" ? delimiters[delimiter] : undefined;
  if (delimiter === null || (delimiter !== undefined && named === undefined)) return null;
  const headers = headersIn(options);
  if (headers === null) return null;
  return {
    InputType: "CSV",
    ...(headers === undefined
      ? { CSVHeaderLocation: "FIRST_ROW" }
      : { CSVHeaderLocation: "GIVEN", CSVHeaders: headers }),
    ...(named === undefined ? {} : { CSVDelimiter: named }),
  };
}

/** The names of the fields; undefined where none are given, null where they are not known. */
function headersIn(options: ObjectLiteralExpression): readonly Json[] | null | undefined {
  const list = valueIn(options, "headers");
  if (list === undefined) return undefined;
  if (!Node.isArrayLiteralExpression(list)) return null;
  const texts = list.getElements().map((element) => element.getType().getLiteralValue());
  const known = texts.filter((text) => typeof text === "string");
  return known.length === texts.length ? known : null;
}

/** A text that is known; undefined where there is none, null where it is not known. */
function textIn(options: ObjectLiteralExpression, name: string): string | null | undefined {
  const value = valueIn(options, name);
  if (value === undefined) return options.getProperty(name) === undefined ? undefined : null;
  const text = value.getType().getLiteralValue();
  return typeof text === "string" ? text : null;
}

function valueIn(options: ObjectLiteralExpression, name: string): Syntax | undefined {
  const property = options.getProperty(name);
  return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
}
