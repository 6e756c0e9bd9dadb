/** Equality of JSON values. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";

/** Whether two values are the same, members of objects in any order. */
export function isEqual(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (isList(one)) {
    return isList(other) && one.length === other.length && one.every((each, at) => isEqual(each, other[at] ?? null));
  }
  if (isList(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null));
}
