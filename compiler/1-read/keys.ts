/** What an index that may be missing leads to: counts[ids[0]!] to the property "undefined", list[positions[id]!] to nothing. */
import type { Node } from "ts-morph";
import type { Expression } from "../ir/expression";
import { kind, mayBe, nullish, within } from "../ir/kinds";
import { number } from "../ir/numbers";
import { concatenation } from "./arithmetic";
import { pin, type Reading } from "./reading";

/** A key of an object as the text that JavaScript makes of it; the value itself, where it makes none that is known here. */
export function asKey(key: Expression, node: Node, reading: Reading): Expression {
  const isText = within(key.kinds, kind.string);
  return isText || !within(key.kinds, kind.string | kind.number | nullish)
    ? key
    : concatenation([key], { node, reading });
}

/** A position in a list: one at which there is nothing, where it is missing. */
export function asPosition(index: Expression, reading: Reading): Expression {
  const { kinds, span } = index;
  if (!mayBe(kinds, nullish) || !within(kinds, kind.number | nullish)) return index;
  const at = index.kind === "read" ? index : pin(reading, index, "position");
  const test: Expression = { kind: "operation", name: "isNullish", operands: [at], kinds: kind.boolean, span };
  const otherwise: Expression = { ...at, kinds: kind.number };
  return { kind: "conditional", test, then: number(-1, span), otherwise, kinds: kind.number, span };
}
