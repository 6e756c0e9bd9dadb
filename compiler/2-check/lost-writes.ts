/**
 * A group that fails has no results: what its members had written by then is lost, where JavaScript would see it. So
 * nothing may read it after the failure: no `catch`, no `finally`, no compensation, nothing behind a `catch` that goes on,
 * and no later turn of a loop that goes on.
 */
import { lostWrite } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Local } from "../ir/expression";
import type { AttemptStep, Flow, GroupStep, Step } from "../ir/flow";
import { allSteps, evaluatedWithin } from "../ir/steps";
import { localsOf } from "../ir/walk";
import { touchedByTurn } from "./first-touch";
import { Order } from "./order";

/** Reports each group that writes what is read after it has failed. */
export function lostWrites(flow: Flow, report: Report): void {
  const groups = [...allSteps(flow.body)].filter((step) => step.kind === "group");
  if (groups.every(({ merged }) => merged.length === 0)) return;
  const order = new Order(flow.body);
  for (const group of groups)
    for (const local of group.merged)
      if (isUndoneWith(local, group, order) || isReadAfter(group, local, order))
        report.add(lostWrite, group.span, { name: local.name });
}

/** True where a compensation reads the local that may be registered when the group fails. */
function isUndoneWith(local: Local, group: GroupStep, order: Order): boolean {
  const held = order.around(group);
  const inside = new Set(allSteps([group]));
  const mayBeRegistered = (block: Step): boolean => {
    if (inside.has(block)) return true;
    // What each turn declares anew is another one than those that earlier turns have registered something about.
    if (group.declares?.has(local) === true) return false;
    return order.isBefore(block, group) || held.some((each) => isShared(each, local) && holds(each, block, order));
  };
  return order.steps.some(
    (step) => step.kind === "compensate" && !held.includes(step) && isRead(step.body, local) && mayBeRegistered(step),
  );
}

function holds(outer: Step, step: Step, order: Order): boolean {
  return order.around(step).includes(outer);
}

/** True for what runs again, for all that is known with the same local. */
function isShared(step: Step, local: Local): boolean {
  if (step.kind === "recursion") return step.around.has(local);
  return step.kind === "loop" || step.kind === "each";
}

/** True where something may read the local that runs after the group has failed, compensations left out. */
function isReadAfter(group: GroupStep, local: Local, order: Order): boolean {
  if (group.declares?.has(local) === true) return false;
  const held = order.around(group);
  const undoing = held.find(({ kind }) => kind === "compensate");
  // When a compensation fails, others run, and whoever catches that goes on.
  if (undoing !== undefined && order.isReadBeside(undoing, local)) return true;
  // A function that calls itself fails where it was called, too.
  const routines = held.flatMap((step) => (step.kind === "recursion" && step.around.has(local) ? [step.routine] : []));
  const calls = order.steps.filter((step) => step.kind === "recurse" && routines.includes(step.routine));
  return [group, ...calls].some((place) => isReadBehind(place, local, order));
}

function isReadBehind(place: Step, local: Local, order: Order): boolean {
  const held = withinUndoing(order.around(place));
  return held.some((attempt, at) => {
    if (attempt.kind !== "attempt") return false;
    const { handler, last } = runsAfter(attempt, held[at - 1] ?? place);
    if (isRead([...(handler ?? []), ...last], local)) return true;
    const isTop = held.slice(at).every((each) => !hasReturns.has(each.kind));
    const goesOn = (handler !== null && mayGoOn(handler, isTop)) || leaves(last, isTop);
    return goesOn && isReadByRest(attempt, local, order);
  });
}

/** What a `try` does when a step fails that it holds; no handler: the error goes on. */
function runsAfter(
  { body, handler, last }: AttemptStep,
  inner: Step,
): { readonly handler: readonly Step[] | null; readonly last: readonly Step[] } {
  if (body.includes(inner)) return { handler: handler?.body ?? null, last: last ?? [] };
  return { handler: null, last: handler?.body.includes(inner) === true ? (last ?? []) : [] };
}

/** Errors of a compensation end it. */
function withinUndoing(held: readonly Step[]): readonly Step[] {
  const end = held.findIndex(({ kind }) => kind === "compensate");
  return end < 0 ? held : held.slice(0, end);
}

/** Of these, a `return` within ends a part. */
const hasReturns: ReadonlySet<Step["kind"]> = new Set(["group", "recursion", "compensate", "saga"]);

/** True where something may run behind the steps; a `return` of the workflow ends it. */
function mayGoOn(steps: readonly Step[], isTop: boolean): boolean {
  return !endsAway(steps) || leaves(steps, isTop);
}

function endsAway(body: readonly Step[]): boolean {
  const last = body.at(-1);
  if (last?.kind === "branch") return endsAway(last.then) && endsAway(last.otherwise);
  return last?.kind === "throw" || last?.kind === "return";
}

function leaves(steps: readonly Step[], isTop: boolean): boolean {
  return [...allSteps(steps)].some(
    ({ kind }) => kind === "break" || kind === "continue" || (kind === "return" && !isTop),
  );
}

/** True where what runs behind the `try` reads the local: what stands behind it, and further turns of what it stands in. */
function isReadByRest(attempt: AttemptStep, local: Local, order: Order): boolean {
  if (order.isReadBehind(attempt, local)) return true;
  return withinUndoing(order.around(attempt)).some((each) => {
    if (each.kind === "recursion") return each.around.has(local) && isRead([each], local);
    return (each.kind === "loop" || each.kind === "each") && touchedByTurn(each, local) === "read";
  });
}

function isRead(steps: readonly Step[], local: Local): boolean {
  return [...evaluatedWithin(steps)].some((value) => localsOf(value).has(local));
}
