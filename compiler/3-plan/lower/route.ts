/**
 * Where control can go other than on: out by `return`, to a `catch`, to the end of a loop. Each way is asked for with
 * the compensations that are registered at that point, because what an error undoes depends on them.
 */
import type { RetryPolicy } from "../../compiled";
import type { CompensateStep, Label, Step } from "../../ir/flow";
import type { Expression, Local } from "../../ir/expression";
import type { NodeId } from "../../ir/graph";
import type { Recursion } from "./recursion";
import type { Stack } from "./stack";

/**
 * Compensations in the order of their registration, the last one first; null when there is none: one whose place in the
 * order is known, or a stack of which it is not known what is on it. Compared by identity.
 */
export interface Registered {
  readonly last: CompensateStep | Stack;
  readonly before: Registered | null;
}

/** A way on. */
export type Way = (registered: Registered | null) => NodeId;

/** Where an error goes: the local that receives it, and the node that deals with it. */
export interface ErrorTarget {
  readonly local: Local;
  /** Receives when it was thrown, where that is asked for and was not just now. */
  readonly time?: Local;
  readonly node: NodeId;
  /** Where it goes when reports may come with it, of members of a group that failed later; see reports.ts. */
  readonly reporting?: NodeId;
  /** Nothing in the workflow deals with it: the execution fails with it. */
  readonly uncaught: boolean;
}

/** Where an error goes that may have come out of a group. */
export function raisedTo({ node, reporting }: ErrorTarget): NodeId {
  return reporting ?? node;
}

export interface Route {
  readonly end: (value: Expression, registered: Registered | null) => NodeId;
  readonly fail: (registered: Registered | null) => ErrorTarget;
  /** Where an error goes that is none of the program's: past every `catch`, to the compensations, out. */
  readonly abort: (registered: Registered | null) => ErrorTarget;
  readonly leave: ReadonlyMap<Label, { readonly break: Way; readonly continue: Way }>;
  /** The functions that call themselves in whose bodies this stands. */
  readonly recursions: ReadonlyMap<Label, Recursion>;
  /** The compensation whose block is being lowered. */
  readonly undoes: number | null;
  /** Where registrations are pushed; null where each is known. */
  readonly stack: Stack | null;
  readonly scope: Scope;
  /** For calls that have no policy of their own. */
  readonly retry: RetryPolicy | null;
  /** Seconds in which the workflow has to be done; null where that does not count. */
  readonly deadline: number | null;
  /** How much is registered, where there might be too much; null where nobody has to ask. */
  readonly room: Expression | null;
}

/** A `saga`, or the workflow: what was registered before it began is not its own. */
export interface Scope {
  readonly registered: Registered | null;
  /** How many entries its stack had when it began; null where it had none. */
  readonly mark: Local | null;
}

/** The scope of a workflow, and of a compensation. */
export const outermost: Scope = { registered: null, mark: null };

/** Remembers what a way leads to, so that each way is lowered once for each list of compensations. */
export function once<Result>(
  make: (registered: Registered | null) => Result,
  seen = new Map<Registered | null, Result>(),
): (registered: Registered | null) => Result {
  return (registered) => {
    const known = seen.get(registered);
    if (known !== undefined) return known;
    const made = make(registered);
    seen.set(registered, made);
    return made;
  };
}

/** Makes lists, each once: two copies of a step that register after the same list go on with the same list. */
export function lists(): (last: Registered["last"], before: Registered | null) => Registered {
  const known = new Map<Registered["last"], (before: Registered | null) => Registered>();
  return (last, before) => {
    const after = known.get(last) ?? once((rest): Registered => ({ last, before: rest }));
    known.set(last, after);
    return after(before);
  };
}

/** The ways out of a block that undoes: it may end, and it may fail. */
export function routeOfUndo(step: CompensateStep, ways: { readonly end: Way; readonly fail: Route["fail"] }): Route {
  const { fail } = ways;
  return {
    end: (_, registered) => ways.end(registered),
    fail,
    abort: fail,
    leave: new Map(),
    recursions: new Map(),
    undoes: step.number,
    stack: null,
    scope: outermost,
    retry: step.retry,
    deadline: null,
    room: null,
  };
}

/** Makes something for each step, once. */
export function remembered<Result>(make: (step: Step) => Result): (step: Step) => Result {
  const known = new Map<Step, Result>();
  return (step) => {
    const result = known.get(step) ?? make(step);
    known.set(step, result);
    return result;
  };
}
