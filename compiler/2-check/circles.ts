/** Workflows that call each other in a circle: each would have to be deployed before the other. */
import { workflowCircle } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import { childrenOf } from "../ir/called";
import type { Flow } from "../ir/flow";
import { allSteps } from "../ir/steps";

/** Refuses each call that leads back to where it is made. */
export function circles(flows: readonly Flow[], report: Report): void {
  for (const flow of flows) {
    for (const step of allSteps(flow.body)) {
      if (step.kind !== "task" || step.target.kind !== "child") continue;
      const { name } = step.target;
      if (reaches(name, flow.name, flows, new Set())) report.add(workflowCircle, step.span, { name, back: flow.name });
    }
  }
}

function reaches(from: string, to: string, flows: readonly Flow[], seen: Set<string>): boolean {
  if (from === to) return true;
  const flow = flows.find(({ name }) => name === from);
  if (flow === undefined || seen.has(from)) return false;
  seen.add(from);
  return childrenOf(flow).some(({ name }) => reaches(name, to, flows, seen));
}
