/** What the type of a value says about who may share it. */
import type { Expression as Syntax } from "ts-morph";
import { kind, within } from "../../ir/kinds";
import { kindsOfNode, kindsOfType } from "../types";

const scalars = kind.string | kind.number | kind.boolean | kind.null | kind.undefined;

/** True for a value that has no parts: everybody has a copy. */
export function isScalar(value: Syntax): boolean {
  return within(kindsOfNode(value), scalars);
}

/** True for a list of values that have no parts. */
export function isFlat(value: Syntax): boolean {
  const element = value.getType().getArrayElementType();
  return element !== undefined && within(kindsOfType(element, value), scalars);
}
