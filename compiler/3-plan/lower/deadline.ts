/**
 * A workflow with a `@timeout`: no call begins behind its deadline, none is waited for beyond it, waits end there, and what
 * is thrown then is a `WorkflowTimeoutError`. Compensations, `catch` and `finally` have all the time that they need.
 */
import { deadlineMessage, workflowTimeout } from "../../ir/deadline";
import type { Expression } from "../../ir/expression";
import type { CatchEdge, NodeId } from "../../ir/graph";
import { anyJson, kind, mayBe } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import type { Span } from "../../ir/span";
import type { Wait } from "../../ir/wait";
import { assigning } from "./builder";
import type { Lowering, Position } from "./lower";

/** What a call sends, in time. */
export function sentInTime(payload: Expression, seconds: number): Expression {
  const { span } = payload;
  const none: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  const sent: Expression = mayBe(payload.kinds, kind.undefined)
    ? { kind: "operation", name: "default", operands: [payload, none], kinds: anyJson, span }
    : payload;
  return { kind: "operation", name: "in time", operands: [sent, number(seconds, span)], kinds: sent.kinds, span };
}

/** The edge on which a call leaves that the deadline has cut short, or its own time limit. */
export function cutShort(seconds: number, { route, registered }: Position, span: Span): CatchEdge {
  const target = route.fail(registered);
  const value: Expression = {
    kind: "conditional",
    test: isPast(seconds, span),
    then: late(seconds, span),
    otherwise: { kind: "caught", kinds: kind.error, span },
    kinds: kind.error,
    span,
  };
  return { match: ["States.Timeout"], edge: assigning(target.node, { local: target.local, value }) };
}

/** What a wait leads to, which may have ended at the deadline. */
export function afterWait(
  next: NodeId,
  { seconds, span }: { readonly seconds: number; readonly span: Span },
  { route, registered }: Position,
  lowering: Lowering,
): NodeId {
  const target = route.fail(registered);
  return lowering.builder.add({
    kind: "test",
    rules: [
      {
        when: isPast(seconds, span),
        edge: assigning(target.node, { local: target.local, value: late(seconds, span) }),
      },
    ],
    otherwise: assigning(next),
    span,
    title: "if time is over",
    undoes: route.undoes,
  });
}

/** A wait that ends at the deadline. */
export function waitInTime(wanted: Expression, measure: Wait["measure"], seconds: number): Expression {
  const { span, kinds } = wanted;
  const name = measure === "seconds" ? "wait in time" : "moment in time";
  return { kind: "operation", name, operands: [wanted, number(seconds, span)], kinds, span };
}

function isPast(seconds: number, span: Span): Expression {
  return {
    kind: "operation",
    name: "past deadline",
    operands: [number(seconds, span)],
    kinds: kind.boolean,
    span,
  };
}

function late(seconds: number, span: Span): Expression {
  const message: Expression = { kind: "literal", value: deadlineMessage(seconds), kinds: kind.string, span };
  return { kind: "newError", name: workflowTimeout, message, kinds: kind.error, span };
}
