/**
 * try { body } catch (error) { handler } finally { last }
 * The handler is lowered once for each list of compensations that an error may bring along; `last` once for each way
 * out of the rest (on, return, throw, each break and continue), so that no state has to remember which one it was.
 */
import type { AttemptStep } from "../../ir/flow";
import type { Expression, Local } from "../../ir/expression";
import type { NodeId } from "../../ir/graph";
import { anything, kind } from "../../ir/kinds";
import { setNode } from "./builder";
import { evaluateFirst, thrownBy } from "./failing";
import { lowerSteps, type Lowering, type Position } from "./lower";
import { once, raisedTo, type Registered, type Route, type Way } from "./route";

/** Lowers `try`. */
export function lowerAttempt(step: AttemptStep, at: Position, lowering: Lowering): NodeId {
  const outside = step.last === null ? { route: at.route, next: at.next } : throughLast(step, step.last, at, lowering);
  const { handler } = step;
  if (handler === null) return lowerSteps(step.body, { ...at, ...outside }, lowering);
  const route: Route = step.again === true ? outside.route : { ...outside.route, deadline: null };
  const node = once((registered) => lowerSteps(handler.body, { registered, next: outside.next, route }, lowering));
  const fail = once((registered) => ({ local: handler.error, node: node(registered), uncaught: false }));
  const { next } = outside;
  const within: Route = { ...outside.route, fail };
  // What `return` evaluates in the body fails there, and is caught.
  const end: Route["end"] = (value, registered) =>
    evaluateFirst(
      value,
      (known) => outside.route.end(known, registered),
      { registered, next, route: within },
      lowering,
    );
  return lowerSteps(step.body, { registered: at.registered, next, route: { ...within, end } }, lowering);
}

/** Every way out, led through the `finally` block. Its own errors and returns take the ways that are outside of it. */
function throughLast(
  step: AttemptStep,
  last: NonNullable<AttemptStep["last"]>,
  at: Position,
  lowering: Lowering,
): Pick<Position, "route" | "next"> {
  const { route } = at;
  const { span } = step;
  const run = (registered: Registered | null, next: Way): NodeId =>
    lowerSteps(last, { registered, next, route: { ...route, deadline: null } }, lowering);
  const local = (name: string, boxed: boolean): Local => ({ name, hint: name, span, boxed });
  const returned = local("returned", true);
  const pending = local("caught", false);
  const through = (way: Way): Way => once((registered) => run(registered, way));
  const end = through((registered) => route.end({ kind: "read", local: returned, kinds: anything, span }, registered));
  const rethrow = through((registered) => {
    const target = route.fail(registered);
    const value: Expression = { kind: "read", local: pending, kinds: kind.error, span };
    return lowering.builder.add(
      setNode(target.local, value, { next: raisedTo(target), caught: [], span, undoes: route.undoes }),
    );
  });
  const fail = once((registered) => ({ local: pending, node: rethrow(registered), uncaught: false }));
  const leave = new Map(
    [...route.leave].map(
      ([label, ways]) => [label, { break: through(ways.break), continue: through(ways.continue) }] as const,
    ),
  );
  const inner: Route = {
    ...route,
    fail,
    leave,
    end: (value, registered) => {
      const position: Position = { registered, next: at.next, route: { ...route, fail } };
      return lowering.builder.add(
        setNode(returned, value, {
          next: end(registered),
          caught: thrownBy(value, position, lowering),
          span: value.span,
          undoes: route.undoes,
        }),
      );
    },
  };
  return { route: inner, next: through(at.next) };
}
