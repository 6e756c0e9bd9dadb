/** The list of compensations that failed: `[{ compensation: 2, name: "Refused", message: "…" }]`. */
import type { Expression, Item, Local } from "../../ir/expression";
import { anyJson, kind } from "../../ir/kinds";
import { platformNames } from "../../ir/platform-errors";
import type { Span } from "../../ir/span";
import type { Kept } from "./kept";

/**
 * `{ compensation, name, message, data }` of an error: the how many-th registration of its scope it was, and what its block
 * reads of what is known when it runs.
 */
export function failureOf(compensation: Expression, error: Expression, kept: readonly Kept[]): Expression {
  const { span } = error;
  const message: Expression = {
    kind: "operation",
    name: "short message",
    operands: [fieldOf(error, "message")],
    kinds: kind.string,
    span,
  };
  return {
    kind: "object",
    members: [
      { kind: "member", key: "compensation", value: compensation },
      { kind: "member", key: "name", value: fieldOf(error, "name") },
      { kind: "member", key: "message", value: message },
      ...(kept.length === 0 ? [] : [{ kind: "member", key: "data", value: dataOf(kept, span) } as const]),
    ],
    kinds: kind.object,
    span,
  };
}

/** Names and values of what a block reads; nothing where that is long. */
function dataOf(kept: readonly Kept[], span: Span): Expression {
  const all: Expression = {
    kind: "object",
    members: kept.map(({ key, value }) => ({ kind: "member", key, value })),
    kinds: kind.object,
    span,
  };
  return { kind: "operation", name: "short data", operands: [all], kinds: kind.object | kind.undefined, span };
}

/** `[...(failures ?? []), failure]` */
export function withOneMore(failures: Local, failure: Expression, span: Span): Expression {
  return list(
    [
      { kind: "spread", value: soFar(failures, span) },
      { kind: "item", value: failure },
    ],
    span,
  );
}

/** `[...(failures ?? []), ...outcomes that are not null]` */
export function withFailures(failures: Local, outcomes: Expression, span: Span): Expression {
  const outcome: Local = { name: "outcome", hint: "outcome", span, boxed: false };
  const each: Expression = { kind: "read", local: outcome, kinds: anyJson, span };
  const nothing: Expression = { kind: "operation", name: "isNullish", operands: [each], kinds: kind.boolean, span };
  const failed: Expression = { kind: "unary", operator: "!", operand: nothing, kinds: kind.boolean, span };
  const callback: Expression = { kind: "lambda", parameters: [outcome], body: failed, kinds: kind.other, span };
  const filtered: Expression = {
    kind: "operation",
    name: "filter",
    operands: [outcomes, callback],
    kinds: kind.array,
    span,
  };
  return list(
    [
      { kind: "spread", value: soFar(failures, span) },
      { kind: "spread", value: filtered },
    ],
    span,
  );
}

/** What has failed until now; nothing has been assigned before the first failure. */
function soFar(failures: Local, span: Span): Expression {
  const before: Expression = { kind: "read", local: failures, kinds: kind.array | kind.undefined, span };
  return { kind: "operation", name: "default", operands: [before, list([], span)], kinds: kind.array, span };
}

/** A list that is written out. */
export function list(items: readonly Item[], span: Span): Expression {
  return { kind: "array", items, kinds: kind.array, span };
}

/** The name or the message that is reported of an error. */
export function fieldOf(error: Expression, field: "name" | "message"): Expression {
  return { kind: "errorField", field, error, nativeNames: platformNames, kinds: kind.string, span: error.span };
}
