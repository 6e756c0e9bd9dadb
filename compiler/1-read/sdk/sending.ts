/** What is known of a call of a service where its arguments are read. */
import type { Node, Type } from "ts-morph";
import type { Reading } from "../reading";

/** Where arguments are sent from. */
export interface Sending {
  readonly node: Node;
  readonly reading: Reading;
  /** Whether plain values become tagged ones, and what becomes of undefined in them: null for any other client. */
  readonly documents: "without undefined" | "as they are" | null;
  /** The types that what is sent may have, as the program has it; undefined where that is not looked at. */
  readonly types?: readonly Type[] | undefined;
}

/** A member of what is sent. */
export function memberSent(sending: Sending, key: string): Sending {
  const types = sending.types?.flatMap((type) => {
    const property = type.getProperty(key);
    return property === undefined ? [] : partsOf(property.getTypeAtLocation(sending.node));
  });
  return { ...sending, types };
}

/** Each element or entry of what is sent. */
export function eachSent(sending: Sending): Sending {
  const types = sending.types?.map((type) => type.getArrayElementType() ?? type.getStringIndexType());
  return {
    ...sending,
    types: types?.every((type) => type !== undefined) === true ? types.flatMap(partsOf) : undefined,
  };
}

/** What a value of a type may be: of a union its members, without null and undefined. */
export function partsOf(type: Type): readonly Type[] {
  const known = type.getNonNullableType();
  return known.isUnion() ? known.getUnionTypes() : [known];
}

/** True where the program says that there is no such member: the type is known, and has none. */
export function lacks({ types = [], node }: Sending, key: string): boolean {
  return types.length > 0 && types.every((type) => isWithout(type, key, node));
}

function isWithout(type: Type, key: string, node: Node): boolean {
  if (!type.isObject() || type.getStringIndexType() !== undefined) return false;
  const property = type.getProperty(key)?.getTypeAtLocation(node);
  return property === undefined || property.getNonNullableType().isNever();
}

/** True where the program says that there always is such a member. */
export function isSurelyThere({ types = [], node }: Sending, key: string): boolean {
  return types.length > 0 && types.every((type) => hasAlways(type, key, node));
}

function hasAlways(type: Type, key: string, node: Node): boolean {
  const property = type.getProperty(key);
  if (property === undefined || property.isOptional()) return false;
  return !property.getTypeAtLocation(node).isNullable();
}
