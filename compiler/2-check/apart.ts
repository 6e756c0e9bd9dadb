/** What executions of items cannot know: the deadline of the workflow that has started them. */
import { itemsBeyondDeadline } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import { allSteps } from "../ir/steps";

/** Refuses distributed Maps in a workflow that has to be done in time. */
export function itemsInTime(flow: Flow, report: Report): void {
  if (flow.timeoutSeconds === null) return;
  for (const step of allSteps(flow.body)) {
    if (step.kind !== "group" || step.members.kind !== "each" || step.members.distributed === null) continue;
    report.add(itemsBeyondDeadline, step.span, {});
  }
}
