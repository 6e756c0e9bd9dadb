/**
 * The shapes of a service, as its client itself has them at run time: the witness for what the compiler has read from the
 * types. A schema is nested arrays (of structures, lists, maps) and numbers (of everything else).
 */
import { memberName } from "../../../compiler/aws/names";
import type { Json } from "../../../compiler/asl/definition";
import { isRecord, toJson } from "../json";

/** A schema as the SDK writes it down: not to be relied on without looking. */
export type Schema = unknown;

type Resolved =
  | { readonly kind: "value" | "date" | "bytes" }
  | { readonly kind: "list" | "map"; readonly of: Schema }
  | { readonly kind: "struct"; readonly members: ReadonlyMap<string, Schema> };

/** Numbers of simple schemas, and what is added to them for lists and maps. */
const [listOf, mapOf] = [64, 128];
const dates: ReadonlySet<number> = new Set([4, 5, 6, 7]);
const bytes: ReadonlySet<number> = new Set([21, 42]);

function resolve(schema: Schema): Resolved {
  if (typeof schema === "function") return resolve(Reflect.apply(schema, undefined, []));
  if (typeof schema === "number") return simple(schema);
  if (!Array.isArray(schema)) return { kind: "value" };
  const parts: readonly unknown[] = schema;
  if (parts.length === 2 && typeof parts[1] !== "string") return resolve(parts[0]);
  const [kind, , , , names, inner] = parts;
  if (kind === 1) return { kind: "list", of: names };
  if (kind === 2) return { kind: "map", of: inner };
  if (kind === 0) return resolve(names);
  if (!Array.isArray(names) || !Array.isArray(inner)) return { kind: "value" };
  const members = names.map((name: unknown, at): readonly [string, Schema] => [String(name), inner[at]]);
  return { kind: "struct", members: new Map(members) };
}

function simple(schema: number): Resolved {
  if (schema >= mapOf) return { kind: "map", of: schema - mapOf };
  if (schema >= listOf) return { kind: "list", of: schema - listOf };
  return { kind: dates.has(schema) ? "date" : bytes.has(schema) ? "bytes" : "value" };
}

/** A value of the SDK as a state machine has it: members spelled its way, dates and bytes as text. */
export function asMachine(value: unknown, schema: Schema): Json {
  const shape = resolve(schema);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (shape.kind === "list" && Array.isArray(value)) return value.map((each) => asMachine(each, shape.of));
  if (!isRecord(value)) return toJson(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (shape.kind === "map") return Object.fromEntries(entries.map(([key, each]) => [key, asMachine(each, shape.of)]));
  if (shape.kind !== "struct") return toJson(value);
  const known = entries.filter(([key]) => !key.startsWith("$"));
  return Object.fromEntries(known.map(([key, each]) => [memberName(key), asMachine(each, shape.members.get(key))]));
}

/** A value of a state machine as the SDK has it. */
export function asSdk(value: Json, schema: Schema): unknown {
  const shape = resolve(schema);
  if (typeof value === "string") {
    if (shape.kind === "date") return new Date(value);
    return shape.kind === "bytes" ? new Uint8Array(Buffer.from(value, "base64")) : value;
  }
  if (Array.isArray(value)) return shape.kind === "list" ? value.map((each: Json) => asSdk(each, shape.of)) : value;
  if (typeof value !== "object" || value === null) return value;
  if (shape.kind === "map") return mapEntries(value, (key, each) => [key, asSdk(each, shape.of)]);
  if (shape.kind !== "struct") return value;
  const names = new Map([...shape.members.keys()].map((name) => [memberName(name), name]));
  return mapEntries(value, (key, each) => {
    const name = names.get(key) ?? key;
    return [name, asSdk(each, shape.members.get(name))];
  });
}

function mapEntries(value: object, change: (key: string, each: Json) => readonly [string, unknown]): object {
  return Object.fromEntries(Object.entries(value).map(([key, each]: [string, Json]) => change(key, each)));
}

/** The schemas of a command's arguments and of its answer; a client without schemas has none. */
export function schemasOf(command: unknown): { readonly input: Schema; readonly output: Schema } {
  const schema = isRecord(command) ? command["schema"] : undefined;
  const parts: readonly unknown[] = Array.isArray(schema) ? schema : [];
  return { input: parts[4], output: parts[5] };
}
