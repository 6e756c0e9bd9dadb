/**
 * Promise.allSettled([a()])   →   a member that catches its own error: { status: "rejected", reason } instead of a failure
 */
import type { Expression } from "../../ir/expression";
import type { Member, Step } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { makeLocal, readOf } from "../reading";

/** The member that does the same and never fails. */
export function settled({ body, value }: Member): Member {
  const { span } = value;
  const local = makeLocal("settled", "settled", span, kind.object);
  const error = makeLocal("error", "caught", span, kind.error);
  const yields = (status: string, key: string, part: Expression): Step => ({
    kind: "set",
    local,
    value: fulfilledOr(status, key, part),
    span,
  });
  const handler = { error, body: [yields("rejected", "reason", readOf(error, kind.error, span))], span };
  const attempt: Step = {
    kind: "attempt",
    body: [...body, yields("fulfilled", "value", value)],
    handler,
    last: null,
    span,
  };
  return { body: [attempt], value: readOf(local, kind.object, span) };
}

/** `{ status: "fulfilled", value }` of what is no promise. */
export function fulfilled(value: Expression): Expression {
  return fulfilledOr("fulfilled", "value", value);
}

function fulfilledOr(status: string, key: string, part: Expression): Expression {
  const { span } = part;
  const text: Expression = { kind: "literal", value: status, kinds: kind.string, span };
  return {
    kind: "object",
    members: [
      { kind: "member", key: "status", value: text },
      { kind: "member", key, value: part },
    ],
    kinds: kind.object,
    span,
  };
}
