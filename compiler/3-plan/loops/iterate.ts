/**
 * for (const item of items) { sum += await price(item); }   →   one Map that runs one iteration after the other, and a
 * sum over its results: a transition for each turn and one for all, in place of a Choice on each turn.
 * Nothing that a turn leaves may be seen before the loop is done: the results of a Map that fails are lost.
 */
import type { EachStep, Label, Step } from "../../ir/flow";
import type { Local } from "../../ir/expression";
import { allSteps, bodiesOf, evaluatedBy, mapBodies, writtenBy } from "../../ir/steps";
import { localsOf } from "../../ir/walk";
import { touchedAround, type Around } from "./around";
import { foldOver } from "./fold";
import { sitesIn } from "./sites";

/** The Map that a loop becomes, and what is computed from its results; null where that would not do the same. */
export function iterate(step: EachStep, around: Around): readonly Step[] | null {
  const { body, span, item, items } = step;
  const outside = touchedAround(around);
  if (![...allSteps(body)].some(isEffect) || !staysInside(body, step.label) || outside.has(item)) return null;
  if (step.walked === null) return null;
  const carried = [...writtenBy(body)].filter((local) => outside.has(local));
  if (carried.length > 0 && around.seesErrors) return null;
  const own = new Set([...writtenBy(body), item, step.index].filter((local) => !carried.includes(local)));
  const sites = sitesIn(body, step.label, { carried: new Set(carried), own });
  const folded = sites === null ? null : foldOver(sites, carried, span);
  if (sites === null || folded === null) return null;
  return [
    {
      kind: "group",
      members: {
        kind: "each",
        items,
        item,
        index: isRead(step.index, body) ? step.index : null,
        member: { body: [...folded.before, ...endingTurns(sites.body, step)], value: folded.value },
        concurrency: 1,
        distributed: null,
      },
      into: folded.results,
      merged: [],
      own: new Map(),
      settles: false,
      title: step.title ?? `each ${item.hint}`,
      span,
    },
    ...folded.after,
  ];
}

function isRead(local: Local, body: readonly Step[]): boolean {
  return [...allSteps(body)].some((step) => evaluatedBy(step).some((value) => localsOf(value).has(local)));
}

function isEffect({ kind }: Step): boolean {
  return kind === "task" || kind === "sleep" || kind === "group";
}

/** True when no turn leaves the loop but by an error, and none registers what has to be undone. */
function staysInside(steps: readonly Step[], turn: Label, inner: ReadonlySet<Label> = new Set()): boolean {
  return steps.every((step) => {
    switch (step.kind) {
      case "return":
      case "compensate":
      case "saga":
      case "commit":
      case "rollback":
      case "recursion":
      case "recurse":
        return false;
      case "break":
        return inner.has(step.label);
      case "continue":
        return step.label === turn || inner.has(step.label);
      case "switch":
      case "loop":
      case "each":
      case "block":
        return bodiesOf(step).every((body) => staysInside(body, turn, new Set([...inner, step.label])));
      case "task":
      case "sleep":
      case "set":
      case "branch":
      case "attempt":
      case "throw":
      case "group":
        return bodiesOf(step).every((body) => staysInside(body, turn, inner));
    }
  });
}

/** `continue` leaves the block that is the body of an iteration. */
function endingTurns(body: readonly Step[], { label, span }: EachStep): readonly Step[] {
  const continues = [...allSteps(body)].some((step) => step.kind === "continue" && step.label === label);
  if (!continues) return body;
  const change = (steps: readonly Step[]): readonly Step[] =>
    steps.map((step) =>
      step.kind === "continue" && step.label === label ? { ...step, kind: "break" } : mapBodies(step, change),
    );
  return [{ kind: "block", label, body: change(body), span }];
}
