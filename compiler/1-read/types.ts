/** From TypeScript's types to kinds: what a value of a type may be at run time. */
import { ts, type Node, type Type } from "ts-morph";
import { isSettledResult } from "./settled-results";
import { typeOf } from "./type-of";
import { anything, kind, nothing, type Kinds } from "../ir/kinds";

/** Kinds of what TypeScript says of a node. */
export function kindsOfNode(node: Node): Kinds {
  return kindsOfType(typeOf(node), node);
}

const knownKinds = new WeakMap<ts.Type, Kinds>();

/** Kinds of a type; `any` and `unknown` may be anything. */
export function kindsOfType(type: Type, at: Node): Kinds {
  const before = knownKinds.get(type.compilerType);
  if (before !== undefined) return before;
  const kinds = findKinds(type, at);
  knownKinds.set(type.compilerType, kinds);
  return kinds;
}

function findKinds(type: Type, at: Node): Kinds {
  if (type.isAny() || type.isUnknown()) return anything;
  if (type.isNever()) return nothing;
  if (type.isUnion()) return type.getUnionTypes().reduce((all, member) => all | kindsOfType(member, at), nothing);
  if (type.isIntersection()) return kindsOfIntersection(type, at);
  if (type.isTypeParameter()) return kindsOfConstraint(type, at);
  return kindsOfScalar(type) ?? kindsOfObject(type);
}

/** Kinds of types that are no objects, in the order in which TypeScript is asked. */
const scalars: readonly (readonly [test: (type: Type) => boolean, kinds: Kinds])[] = [
  [(type) => type.isString() || type.isStringLiteral() || type.isTemplateLiteral(), kind.string],
  [(type) => type.isNumber() || type.isNumberLiteral(), kind.number],
  [(type) => type.isBoolean() || type.isBooleanLiteral(), kind.boolean],
  [(type) => type.isNull(), kind.null],
  [(type) => type.isUndefined() || type.isVoid(), kind.undefined],
  [(type) => type.isEnum(), kind.string | kind.number],
  [(type) => type.isEnumLiteral() && typeof type.getLiteralValue() === "string", kind.string],
  [(type) => type.isEnumLiteral(), kind.number],
];

function kindsOfScalar(type: Type): Kinds | null {
  return scalars.find(([test]) => test(type))?.[1] ?? null;
}

/** A branded scalar (`string & { __brand }`) is the scalar; an intersection of objects is an object. */
function kindsOfIntersection(type: Type, at: Node): Kinds {
  const parts = type.getIntersectionTypes().map((part) => kindsOfType(part, at));
  const scalars = parts.filter((part) => (part & (kind.object | kind.other)) === 0);
  return scalars[0] ?? parts.reduce((all, part) => all | part, nothing);
}

function kindsOfConstraint(type: Type, at: Node): Kinds {
  const constraint = type.getConstraint();
  return constraint === undefined ? anything : kindsOfType(constraint, at);
}

function kindsOfObject(type: Type): Kinds {
  if (type.isArray() || type.isReadonlyArray() || type.isTuple()) return kind.array;
  if (isError(type)) return kind.error;
  if (isSettledResult(type)) return kind.object;
  return isPlainObject(type) ? kind.object : kind.other;
}

/** True for `Error` of the standard library and everything derived from it. */
export function isError(type: Type): boolean {
  if (type.getSymbol()?.getName() === "Error" && declaredInLibrary(type)) return true;
  return type.isClassOrInterface() && type.getBaseTypes().some(isError);
}

function declaredInLibrary(type: Type): boolean {
  const declarations = type.getSymbol()?.getDeclarations() ?? [];
  return declarations.some((declaration) => /\/lib\.[\w.]*d\.ts$/.test(declaration.getSourceFile().getFilePath()));
}

/** JSON keeps objects of an interface, a type literal or a mapped type; not what has calls, a class or a library behind it. */
function isPlainObject(type: Type): boolean {
  if ((type.getFlags() & ts.TypeFlags.NonPrimitive) !== 0) return true;
  if (!type.isObject() || type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
  const declarations = type.getSymbol()?.getDeclarations() ?? [];
  if (declarations.some((declaration) => declaration.getKindName() === "ClassDeclaration")) return false;
  return !declaredInLibrary(type) || isMappedRecord(type);
}

/** `Record`, `Partial`, `Pick`, `Omit`: mapped types, which the library declares. */
function isMappedRecord(type: Type): boolean {
  return type.getSymbol()?.getName() === "__type";
}

/** Where a type is not JSON: the text of the first part that is not, or null. Each part is looked at once. */
export function partThatIsNotJson(type: Type, at: Node): string | null {
  return firstNotJson(type, at, new Set());
}

function firstNotJson(type: Type, at: Node, seen: Set<Type>): string | null {
  if (seen.has(type)) return null;
  seen.add(type);
  if (type.isUnion()) return first(type.getUnionTypes(), (member) => firstNotJson(member, at, seen));
  const kinds = kindsOfType(type, at);
  if ((kinds & (kind.other | kind.error)) !== 0) return type.getText(at);
  const element = type.getArrayElementType();
  if (element !== undefined) return firstNotJson(element, at, seen);
  if (type.isTuple()) return first(type.getTupleElements(), (part) => firstNotJson(part, at, seen));
  if (kinds !== kind.object) return null;
  const value = type.getStringIndexType() ?? type.getNumberIndexType();
  const ofValue = value === undefined ? null : firstNotJson(value, at, seen);
  if (ofValue !== null) return `[key]: ${ofValue}`;
  return first(type.getProperties(), (property) => {
    const part = firstNotJson(property.getTypeAtLocation(at), at, seen);
    return part === null ? null : `${property.getName()}: ${part}`;
  });
}

function first<T>(values: readonly T[], find: (value: T) => string | null): string | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}
