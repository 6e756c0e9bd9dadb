/**
 * An error that leaves the workflow undoes what was registered, the last first; then it goes on.
 * Each list of compensations is a chain of nodes whose tail is the chain of the list before it, so that a straight-line
 * saga shares all its undo states: charge fails → cancelHotel → cancelFlight → Fail; hotel fails → cancelFlight → Fail.
 * A compensation that fails is written down, and the chain goes on.
 */
import type { Expression, Local } from "../../ir/expression";
import type { NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import { platformNames } from "../../ir/platform-errors";
import type { Span } from "../../ir/span";
import { setNode } from "./builder";
import { lowerSteps, type Lowering } from "./lower";
import { once, type ErrorTarget, type Registered, type Route } from "./route";

/** Where an error goes that leaves the workflow, for each list of compensations. */
export function unwinding(lowering: Lowering, span: Span): (registered: Registered | null) => ErrorTarget {
  const error: Local = { name: "failure", hint: "failure", span, boxed: false };
  const failures: Local = { name: "failures", hint: "failures", span, boxed: false };
  const read: Expression = { kind: "read", local: error, kinds: kind.error, span };
  const fail = (failed: Local | null): NodeId =>
    lowering.builder.add({ kind: "fail", error: read, failures: failed, span, title: "fail", undoes: null });
  const afterUndoing = once(() => fail(failures));
  const uncaught = once(() => fail(null));
  const chain: (registered: Registered | null) => NodeId = once((registered) =>
    registered === null
      ? afterUndoing(null)
      : lowerUndo(registered, { next: () => chain(registered.before), failures }, lowering),
  );
  return (registered) => ({
    local: error,
    node: registered === null ? uncaught(null) : chain(registered),
    uncaught: registered === null,
  });
}

/** One block: however it ends, the chain goes on. */
function lowerUndo(
  registered: Registered,
  chain: { readonly next: () => NodeId; readonly failures: Local },
  lowering: Lowering,
): NodeId {
  const step = registered.last;
  const { span } = step;
  const next = once(chain.next);
  const undoError: Local = { name: "undoError", hint: "undoError", span, boxed: false };
  const fail = once(() => {
    const value = withOneMore(chain.failures, undoError, registered);
    const node = lowering.builder.add(
      setNode(chain.failures, value, { next: next(null), caught: [], span, undoes: step.number }),
    );
    return { local: undoError, node, uncaught: false };
  });
  const route: Route = { end: () => next(null), fail, abort: fail, leave: new Map(), undoes: step.number };
  return lowerSteps(step.body, { registered: null, next, route }, lowering);
}

/** The how many-th registration of the execution it is, counted from 1: what the report of a failed compensation says. */
function positionOf({ before }: Registered): number {
  return before === null ? 1 : 1 + positionOf(before);
}

/** `[...(failures ?? []), { compensation, name, message }]` */
function withOneMore(failures: Local, error: Local, registered: Registered): Expression {
  const { span } = registered.last;
  const caught: Expression = { kind: "read", local: error, kinds: kind.error, span };
  const field = (name: "name" | "message"): Expression => ({
    kind: "errorField",
    field: name,
    error: caught,
    nativeNames: platformNames,
    kinds: kind.string,
    span,
  });
  const empty: Expression = { kind: "array", items: [], kinds: kind.array, span };
  const before: Expression = { kind: "read", local: failures, kinds: kind.array | kind.undefined, span };
  const entry: Expression = {
    kind: "object",
    members: [
      {
        kind: "member",
        key: "compensation",
        value: { kind: "literal", value: positionOf(registered), kinds: kind.number, span },
      },
      { kind: "member", key: "name", value: field("name") },
      { kind: "member", key: "message", value: field("message") },
    ],
    kinds: kind.object,
    span,
  };
  const list: Expression = { kind: "operation", name: "default", operands: [before, empty], kinds: kind.array, span };
  return {
    kind: "array",
    items: [
      { kind: "spread", value: list },
      { kind: "item", value: entry },
    ],
    kinds: kind.array,
    span,
  };
}
