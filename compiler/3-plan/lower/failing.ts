/**
 * Where errors go: those that an expression throws to the `catch` of the program, those of the machine itself past it. A
 * value that may fail is evaluated in a node of its own, where its error can be caught.
 */
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { CatchEdge, NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { within } from "../../ir/walk";
import { assigning, setNode } from "./builder";
import type { Lowering, Position } from "./lower";

/** Where the errors go that an expression may throw: nowhere, if it cannot. */
export function thrownBy(
  value: Expression,
  { route, registered }: Position,
  { builder }: Lowering,
): readonly CatchEdge[] {
  if (!isFallible(value)) return [];
  const { span } = value;
  const target = route.fail(registered);
  const abort = route.abort(registered);
  const edge = caughtBy("thrown", { route, registered }, span);
  if (target === abort) return [edge];
  const error: Expression = { kind: "read", local: target.local, kinds: kind.error, span };
  const test = builder.add({
    kind: "test",
    rules: [
      {
        when: { kind: "errorIs", error, names: [evaluationError], kinds: kind.boolean, span },
        edge: assigning(abort.node, { local: abort.local, value: error }),
      },
    ],
    otherwise: { assign: [], to: target.node },
    span,
    title: "if the machine failed",
    undoes: route.undoes,
  });
  return [{ match: "thrown", edge: { assign: edge.edge.assign, to: test } }];
}

/** An error of an expression that is not the program's own keeps this name. */
const evaluationError = "States.QueryEvaluationError";

/** Where evaluation errors go that the program has not thrown, so that no `catch` of the program takes them. */
export function abortedBy(value: Expression, { route, registered }: Position): readonly CatchEdge[] {
  const target = route.abort(registered);
  if (target === route.fail(registered) || isPlain(value)) return [];
  return [
    {
      match: "internal",
      edge: assigning(target.node, {
        local: target.local,
        value: { kind: "caught", kinds: kind.error, span: value.span },
      }),
    },
  ];
}

/** True for literals and paths: nothing about them can fail. */
export function isPlain(value: Expression): boolean {
  return [...within(value)].every(({ kind: variant }) =>
    ["literal", "read", "input", "property", "object", "array"].includes(variant),
  );
}

/** The edge on which errors leave for where they are dealt with. */
export function caughtBy(
  match: CatchEdge["match"],
  { route, registered }: Pick<Position, "route" | "registered">,
  span: Span,
): CatchEdge {
  const target = route.fail(registered);
  return {
    match,
    edge: assigning(target.node, { local: target.local, value: { kind: "caught", kinds: kind.error, span } }),
  };
}

/** Evaluates a value that may fail in a node of its own, where its error can be caught, and goes on with the result. */
export function evaluateFirst(
  value: Expression,
  go: (value: Expression) => NodeId,
  at: Position,
  lowering: Lowering,
): NodeId {
  if (!isFallible(value)) return go(value);
  const local = { name: "value", hint: "value", span: value.span, boxed: (value.kinds & kind.undefined) !== 0 };
  const next = go({ kind: "read", local, kinds: value.kinds, span: value.span });
  return lowering.builder.add(
    setNode(local, value, { next, caught: thrownBy(value, at, lowering), span: value.span, undoes: at.route.undoes }),
  );
}
