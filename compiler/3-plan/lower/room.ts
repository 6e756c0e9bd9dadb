/**
 * No registration is forgotten because there is no room for it: where it is not known how many there will be, each call is
 * made only while there is room for more, and else throws; then what is registered is undone.
 * The entries of members meet behind their group: there the room is that of all of them.
 */
import type { Expression } from "../../ir/expression";
import type { GroupStep, Members } from "../../ir/flow";
import { anyJson, kind, mayBe } from "../../ir/kinds";
import { computed, lengthOf } from "../../ir/numbers";
import { within } from "../../ir/walk";
import type { Route } from "./route";
import { listOf, type Stack } from "./stack";

/** What a call sends, if there is room for what may be registered behind it. */
export function sentWithRoom(payload: Expression, { room }: Route): Expression {
  if (room === null) return payload;
  const { span } = payload;
  const none: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  const sent: Expression = mayBe(payload.kinds, kind.undefined)
    ? { kind: "operation", name: "default", operands: [payload, none], kinds: anyJson, span }
    : payload;
  return { kind: "operation", name: "with room", operands: [sent, room], kinds: sent.kinds, span };
}

/** How much is on a stack, where nobody knows before how much that will be. */
export function roomOf(stack: Stack): Expression | null {
  return stack.grows ? sizeOf(stack) : null;
}

/** How much that is in a member: what it has registered itself, as often as there are members, and what was there before. */
export function roomWithin({ members }: GroupStep, outer: Route, own: Stack | null): Expression | null {
  if (own === null || !own.grows) return null;
  const size = sizeOf(own);
  const count = countOf(members);
  const all: Expression = count === null ? size : computed("*", size, count);
  return outer.room === null ? all : computed("+", outer.room, all);
}

/** Null where the items would have to be evaluated once more to be counted. */
function countOf(members: Members): Expression | null {
  if (members.kind === "branches") return null;
  const { items } = members;
  const isKnown = [...within(items)].every(({ kind: each }) => ["read", "input", "property"].includes(each));
  if (!isKnown) return null;
  return lengthOf(items);
}

function sizeOf(stack: Stack): Expression {
  const list = listOf(stack);
  return { kind: "operation", name: "kept size", operands: [list], kinds: kind.number, span: list.span };
}
