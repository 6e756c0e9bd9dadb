/** What Express workflows cannot do: wait for jobs, for tokens, for workers. AWS refuses such a machine when it is created. */
import { expressWait } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import { allSteps } from "../ir/steps";
import { titleOf } from "../ir/target";

/** Refuses each call that an Express workflow cannot wait for. */
export function expressCalls(flow: Flow, report: Report): void {
  if (flow.type !== "EXPRESS") return;
  for (const step of allSteps(flow.body)) {
    if (step.kind !== "task") continue;
    const { target, span } = step;
    if (target.pattern !== "request" || target.kind === "activity")
      report.add(expressWait, span, { call: titleOf(target) });
  }
}
