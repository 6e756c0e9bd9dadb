/** What is known of a call of a service where its arguments are read. */
import type { Node, Type } from "ts-morph";
import type { Reading } from "../reading";

/** Where arguments are sent from. */
export interface Sending {
  readonly node: Node;
  readonly reading: Reading;
  /** Whether plain values become tagged ones, and what becomes of undefined in them: null for any other client. */
  readonly documents: "without undefined" | "as they are" | null;
  /** The type of what is sent, as the program has it; undefined where that is not looked at. */
  readonly type?: Type | undefined;
}

/** A member of what is sent. */
export function memberSent(sending: Sending, key: string): Sending {
  const { type, node } = sending;
  return { ...sending, type: type?.getNonNullableType().getProperty(key)?.getTypeAtLocation(node) };
}

/** Each element or entry of what is sent. */
export function eachSent(sending: Sending): Sending {
  const type = sending.type?.getNonNullableType();
  return { ...sending, type: type?.getArrayElementType() ?? type?.getStringIndexType() };
}

/** True where the program says that there is no such member: its type is known, and has none. */
export function lacks({ type }: Sending, key: string): boolean {
  const known = type?.getNonNullableType();
  if (known === undefined || !known.isObject() || known.getStringIndexType() !== undefined) return false;
  return known.getProperty(key) === undefined;
}
