/**
 * A group that fails has no results: what its members had written by then is lost, where JavaScript would see it. So
 * nothing may read it after the failure: no `catch`, no `finally`, no compensation, and nothing behind a `catch` that goes on.
 */
import { lostWrite } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Expression, Local } from "../ir/expression";
import type { AttemptStep, Flow, GroupStep, Step } from "../ir/flow";
import { allSteps, evaluatedWithin } from "../ir/steps";
import { localsOf } from "../ir/walk";

/** Reports each group that writes what is read after it has failed. */
export function lostWrites(flow: Flow, report: Report): void {
  const all = [...allSteps(flow.body)];
  const undone = all.flatMap((step) => (step.kind === "compensate" ? [...evaluatedWithin(step.body)] : []));
  for (const group of groupsIn(flow.body)) reportRead(group, undone, report);
  for (const attempt of all) {
    if (attempt.kind !== "attempt") continue;
    const read = readAfterFailure(attempt, flow);
    for (const group of groupsIn(attempt.body)) reportRead(group, read, report);
  }
}

function groupsIn(steps: readonly Step[]): readonly GroupStep[] {
  return [...allSteps(steps)].filter((step) => step.kind === "group").filter(({ merged }) => merged.length > 0);
}

/** What may be evaluated when the body has failed. */
function readAfterFailure(attempt: AttemptStep, flow: Flow): readonly Expression[] {
  const own = [...evaluatedWithin(attempt.handler?.body ?? []), ...evaluatedWithin(attempt.last ?? [])];
  if (attempt.handler === null || leaves(attempt.handler.body)) return own;
  const inBody = new Set(evaluatedWithin(attempt.body));
  return [...evaluatedWithin(flow.body)].filter((value) => !inBody.has(value));
}

function leaves(body: readonly Step[]): boolean {
  const last = body.at(-1);
  return last?.kind === "throw" || (last?.kind === "branch" && leaves(last.then) && leaves(last.otherwise));
}

function reportRead({ merged, span }: GroupStep, values: readonly Expression[], report: Report): void {
  const read = new Set<Local>(values.flatMap((value) => [...localsOf(value)]));
  for (const local of merged) if (read.has(local)) report.add(lostWrite, span, { name: local.name });
}
