/**
 * An error that leaves the workflow undoes what was registered, the last first; then it goes on.
 * Each list of compensations is a chain of nodes whose tail is the chain of the list before it, so that a straight-line
 * saga shares all its undo states: charge fails → cancelHotel → cancelFlight → Fail; hotel fails → cancelFlight → Fail.
 * A compensation that fails is written down, and the chain goes on.
 */
import type { Expression, Local } from "../../ir/expression";
import type { NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import type { CompensateStep } from "../../ir/flow";
import { computed, lengthOf, number } from "../../ir/numbers";
import type { Span } from "../../ir/span";
import { evaluatedWithin, writtenBy } from "../../ir/steps";
import { localsOf } from "../../ir/walk";
import { keptBy, type Kept } from "./kept";
import { setNode } from "./builder";
import { halted } from "./halt";
import { failureOf, withOneMore } from "./failures";
import { lowerSteps, type Lowering } from "./lower";
import { listOf, type Stack } from "./stack";
import { reportsWith } from "./reports";
import { unwindStack } from "./unwind-stack";
import { once, outermost, routeOfUndo, type ErrorTarget, type Registered, type Scope, type Way } from "./route";

/** Where an error goes that leaves the workflow, for each list of compensations. */
export function unwinding(lowering: Lowering, span: Span): (registered: Registered | null) => ErrorTarget {
  const error: Local = { name: "failure", hint: "failure", span, boxed: false };
  const failures: Local = { name: "failures", hint: "failures", span, boxed: false };
  const read: Expression = { kind: "read", local: error, kinds: kind.error, span };
  const failed: Expression = { kind: "read", local: failures, kinds: kind.array | kind.undefined, span };
  const fail = (failures: Expression | null): NodeId =>
    lowering.builder.add({ kind: "fail", error: read, failures, span, title: "fail", undoes: null });
  const alone = once(() => fail(null));
  const undo = undoing({ scope: outermost, failures, isLast: true, after: once(() => fail(failed)) }, lowering);
  const reported = once(() => fail(failed));
  return once((registered) => {
    const uncaught = registered === null;
    const target = { local: error, node: uncaught ? alone(null) : undo(registered), uncaught };
    if (!lowering.reports) return target;
    const next = uncaught ? reported(null) : target.node;
    const begin = setNode(failures, reportsWith(read), { next, caught: [], span, undoes: null });
    return { ...target, reporting: lowering.builder.add(begin) };
  });
}

/** Undoing what a scope has registered. */
export interface Undoing {
  readonly scope: Scope;
  /** The list of what failed. */
  readonly failures: Local;
  /** What failed is not seen by the workflow any more, only by who reads how the execution ended. */
  readonly isLast: boolean;
  /** What comes then, for what is registered outside of the scope. */
  readonly after: Way;
}

/** The way that undoes, from each list of compensations back to where the scope began. */
export function undoing(undo: Undoing, lowering: Lowering): Way {
  const way: Way = once((registered) =>
    registered === null || registered === undo.scope.registered
      ? undo.after(registered)
      : lowerUndo(registered, { ...undo, next: () => way(registered.before) }, lowering),
  );
  return way;
}

interface Chain extends Undoing {
  readonly next: () => NodeId;
}

/** Undoes the last registration, or what is on a stack. */
function lowerUndo(registered: Registered, chain: Chain, lowering: Lowering): NodeId {
  const { last, before } = registered;
  if (!("list" in last)) return lowerUndoOf(last, registered, chain, lowering);
  const { failures, next, scope, isLast } = chain;
  const known = countOf(before, scope, last.span);
  return unwindStack({ stack: last, entries: listOf(last), before: known, failures, isLast, next: next() }, lowering);
}

/** One block: however it ends, the chain goes on. */
function lowerUndoOf(step: CompensateStep, registered: Registered, chain: Chain, lowering: Lowering): NodeId {
  const { span, number: undoes } = step;
  const next = once(chain.next);
  const undoError: Local = { name: "undoError", hint: "undoError", span, boxed: false };
  const read: Expression = { kind: "read", local: undoError, kinds: kind.error, span };
  const noted = once(() => {
    const value = withOneMore(
      chain.failures,
      failureOf(countOf(registered, chain.scope, span), read, chain.isLast ? readIn(step, lowering) : []),
      span,
    );
    const node = lowering.builder.add(setNode(chain.failures, value, { next: next(null), caught: [], span, undoes }));
    return { local: undoError, node, uncaught: false };
  });
  const route = routeOfUndo(step, { end: next, fail: step.halts ? halted(step, undoError, lowering) : noted });
  return lowerSteps(step.body, { registered: null, next, route }, lowering);
}

/** What a block reads that is written around it; what nothing ever writes belongs to code that is not reached. */
function readIn(step: CompensateStep, { written }: Lowering): readonly Kept[] {
  const own = writtenBy(step.body);
  const read = [...evaluatedWithin(step.body)].flatMap((value) => [...localsOf(value)]);
  return keptBy([step], new Set(read.filter((local) => written.has(local) && !own.has(local))));
}

/** How many registrations a scope has: a number, and the lengths of stacks. */
function countOf(registered: Registered | null, scope: Scope, span: Span): Expression {
  const stacks: Stack[] = [];
  let known = 0;
  for (let at = registered; at !== null && at !== scope.registered; at = at.before) {
    if ("list" in at.last) stacks.push(at.last);
    else known++;
  }
  return stacks.reduce((sum, stack) => computed("+", sum, lengthOf(listOf(stack))), number(known, span));
}
