/**
 * The shapes of a service's arguments and results, read from the types of its client: where the names of members differ in
 * a machine, and where a value is no JSON. Keys of maps are data and stay; keys of shapes are names.
 */
import { ts, type Node, type Symbol as MorphSymbol, type Type } from "ts-morph";
import { memberName } from "../../aws/names";
import { anyJson, kind, type Kinds } from "../../ir/kinds";
import { kindsOfType } from "../types";
import { bodyKind } from "./bodies";

export type Shape =
  /** The same here and there: text, numbers, documents, and all that holds nothing else. */
  | { readonly kind: "plain"; readonly kinds: Kinds }
  | { readonly kind: "struct"; readonly members: ReadonlyMap<string, Member> }
  | { readonly kind: "list" | "map"; readonly of: () => Shape }
  | { readonly kind: "date" | "bytes" | "attribute" }
  /** Of an object of S3: text where it is read, any JSON where it is written. */
  | { readonly kind: "read body" | "written body" }
  /** A plain value that DynamoDB keeps as a tagged one. */
  | { readonly kind: "document" };

export interface Member {
  /** As the machine spells it. */
  readonly name: string;
  readonly shape: () => Shape;
}

/** The shape that a type of a client describes; for a document client `any` is what becomes a tagged value. */
export function shapeOf(type: Type, at: Node, isDocument = false): Shape {
  if (isDocument && type.isAny()) return { kind: "document" };
  const known = type.getNonNullableType();
  const parts = known.isUnion() ? known.getUnionTypes() : [known];
  if (parts.some(isAttribute)) return { kind: "attribute" };
  if (parts.some(isBytes)) return { kind: "bytes" };
  if (parts.some((part) => part.getSymbol()?.getName() === "Date")) return { kind: "date" };
  const objects = parts.filter((part) => part.isObject() || part.isIntersection());
  const [first] = objects;
  if (first === undefined || isAnyJson(parts)) return { kind: "plain", kinds: kindsOfType(known, at) };
  const element = first.getArrayElementType();
  if (element !== undefined) return { kind: "list", of: once(() => shapeOf(element, at, isDocument)) };
  const value = first.getStringIndexType();
  if (value !== undefined) return { kind: "map", of: once(() => shapeOf(value, at, isDocument)) };
  return { kind: "struct", members: membersOf(objects, at, isDocument) };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function membersOf(types: readonly Type[], at: Node, isDocument: boolean): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const property of types.flatMap((type) => type.getProperties().sort(byPlace))) {
    const name = property.getName();
    const type = property.getTypeAtLocation(at);
    if (name.startsWith("$") || (!type.isAny() && type.getNonNullableType().isNever())) continue;
    const body = bodyKind(property);
    const shape = once(() => (body === null ? shapeOf(type, at, isDocument) : { kind: body }));
    members.set(name, { name: memberName(name), shape });
  }
  return members;
}

/** TypeScript has the members of a mapped type in an order that depends on what else it has read. */
function byPlace(one: MorphSymbol, other: MorphSymbol): number {
  return placeOf(one) - placeOf(other) || (one.getName() < other.getName() ? -1 : 1);
}

function placeOf(property: MorphSymbol): number {
  return property.getDeclarations()[0]?.getPos() ?? 0;
}

/** DynamoDB's tagged values hold themselves. */
function isAttribute(type: Type): boolean {
  return type.getSymbol()?.getName() === "BOOLMember";
}

function isBytes(type: Type): boolean {
  return /^(Uint8Array|Buffer|Readable|ReadableStream|Blob|SdkStreamMixin)$/.test(type.getSymbol()?.getName() ?? "");
}

/** Any JSON, as Smithy's documents are. */
function isAnyJson(parts: readonly Type[]): boolean {
  const flags = (type: Type): number => type.getFlags();
  return (
    parts.some((part) => part.isNull()) ||
    (parts.some((part) => (flags(part) & ts.TypeFlags.StringLike) !== 0) && parts.some((part) => part.isArray()))
  );
}

/** DynamoDB's tagged value as the shape that it is, for those that are written out. */
export function attributeMembers(): ReadonlyMap<string, Member> {
  const attribute: Shape = { kind: "attribute" };
  const text: Shape = { kind: "plain", kinds: kind.string };
  const shapes: { readonly [tag: string]: Shape } = {
    S: text,
    N: text,
    BOOL: { kind: "plain", kinds: kind.boolean },
    NULL: { kind: "plain", kinds: kind.boolean },
    SS: { kind: "list", of: () => text },
    NS: { kind: "list", of: () => text },
    L: { kind: "list", of: () => attribute },
    M: { kind: "map", of: () => attribute },
    B: { kind: "bytes" },
    BS: { kind: "list", of: () => ({ kind: "bytes" }) },
  };
  return new Map(Object.entries(shapes).map(([tag, shape]) => [tag, { name: memberName(tag), shape: () => shape }]));
}

/** What a value of a shape may be at run time. */
export function kindsOfShape(shape: Shape): Kinds {
  switch (shape.kind) {
    case "plain":
      return shape.kinds;
    case "struct":
    case "map":
    case "attribute":
      return kind.object;
    case "list":
      return kind.array;
    case "date":
    case "bytes":
    case "read body":
      return kind.string;
    case "document":
    case "written body":
      return anyJson;
  }
}

/** True where nothing has to be done to a value, whatever lies in it; dates that are kept are text already. */
export function isSame(shape: Shape, dates?: "with dates"): boolean {
  return same(shape, [], dates);
}

function same(shape: Shape, around: readonly Shape[], dates?: "with dates"): boolean {
  if (around.includes(shape) || around.length > deepest) return true;
  const inner = [...around, shape];
  switch (shape.kind) {
    case "plain":
      return true;
    case "date":
      return dates !== undefined;
    case "bytes":
    case "read body":
    case "written body":
    case "attribute":
    case "document":
      return false;
    case "list":
    case "map":
      return same(shape.of(), inner, dates);
    case "struct":
      return [...shape.members].every(([key, member]) => key === member.name && same(member.shape(), inner, dates));
  }
}

/** Shapes that hold themselves are no deeper than this before all that is in them has been seen. */
const deepest = 12;
