/**
 * const order = JSON.parse(text) as Order; order.total + 1   →   the sum, where the total is a number when it runs
 *
 * What a cast claims of a value that may be anything is believed where the value is used, and checked there: a total that
 * is no number ends the execution with an error that no `catch` of the program takes for its own. What is only handed on
 * is not looked at.
 */
import type { Node } from "ts-morph";
import type { Expression } from "../ir/expression";
import { anyJson, describeKinds, kind, mayBe, nullish, within, without, type Kinds } from "../ir/kinds";
import { kindsOfNode } from "./types";

/** Notes of a value that may be anything what its declared type claims. */
export function withClaim(value: Expression, node: Node): Expression {
  // `claimed ?? 1` may be anything but null.
  if (!within(without(anyJson, kind.null), value.kinds)) return value;
  const claimed = kindsOfNode(node);
  return within(anyJson, claimed) || mayBe(claimed, kind.other | kind.error) ? value : { ...value, claimed };
}

/**
 * The value as what its type claims, where that is needed; checked when it runs, if nothing else is known of it. It may be
 * missing, whatever is claimed, where that is something JavaScript has an answer to.
 */
export function believed(value: Expression, needed: Kinds): Expression {
  return checked(value, needed, []);
}

/** The same where JavaScript throws a TypeError for what is missing. */
export function believedPresent(value: Expression, needed: Kinds): Expression {
  return checked(value, needed, ["TypeError"]);
}

function checked(value: Expression, needed: Kinds, otherwise: readonly string[]): Expression {
  const { claimed } = value;
  if (claimed === undefined || within(value.kinds, needed)) return value;
  const kinds = (claimed | (needed & nullish)) & needed;
  if ((claimed & needed) === 0 || !within(without(claimed, nullish), needed)) return value;
  return checkedAs(value, kinds, otherwise);
}

/** The value where it is of these kinds when it runs. */
export function checkedAs(value: Expression, kinds: Kinds, otherwise: readonly string[] = []): Expression {
  const names = [...describeKinds(kinds).split(" | "), ...otherwise];
  const types = names.map((name): Expression => ({
    kind: "literal",
    value: name,
    kinds: kind.string,
    span: value.span,
  }));
  return { kind: "operation", name: "as declared", operands: [value, ...types], kinds, span: value.span };
}
