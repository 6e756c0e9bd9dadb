/** A `catch` around registrations that ends the error: the workflow goes on, and nothing is compensated. */
import { swallowedError } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import { allSteps } from "../ir/steps";

/** Warns of each `try` that registers compensations and whose `catch` does not throw. */
export function swallowedErrors(flow: Flow, report: Report): void {
  for (const step of allSteps(flow.body)) {
    if (step.kind !== "attempt" || step.handler === null) continue;
    const registers = [...allSteps(step.body)].some(({ kind }) => kind === "compensate");
    const throws = [...allSteps(step.handler.body)].some(({ kind }) => kind === "throw");
    if (registers && !throws) report.add(swallowedError, step.handler.span, {});
  }
}
