/** Properties that are really operations: the length of a text or of an array. */
import { kind, nullish, within, without, type Kinds } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";

interface MemberRow {
  readonly of: Kinds;
  readonly member: string;
  readonly operation: OperationName;
}

export const members: readonly MemberRow[] = [
  { of: kind.string, member: "length", operation: "text length" },
  { of: kind.array, member: "length", operation: "array length" },
];

/** The operation that a property of such a value is; null for an ordinary property. */
export function memberRow(kinds: Kinds, member: string): OperationName | null {
  const present = without(kinds, nullish);
  const row = members.find(
    (candidate) => candidate.member === member && present !== 0 && within(present, candidate.of),
  );
  return row?.operation ?? null;
}
