/** What executions of items cannot know: the deadline of the workflow that has started them. */
import { wordUse } from "../diagnostics/catalog/calls";
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import { allSteps } from "../ir/steps";

const rule =
  "its items are executions of their own, which the deadline of a `@timeout` does not reach: leave that away, and give the calls in it limits of their own, by `within` or the `@timeout` of their tasks";

/** Refuses distributed Maps in a workflow that has to be done in time. */
export function itemsInTime(flow: Flow, report: Report): void {
  if (flow.timeoutSeconds === null) return;
  for (const step of allSteps(flow.body)) {
    if (step.kind !== "group" || step.members.kind !== "each" || step.members.distributed === null) continue;
    report.add(wordUse, step.span, { word: "distributedMap", rule });
  }
}
