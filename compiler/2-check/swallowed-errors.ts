/** A `catch` around registrations that ends the error: the workflow goes on, and nothing is compensated. */
import { swallowedError } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Flow, Step } from "../ir/flow";
import { allSteps, bodiesOf } from "../ir/steps";

/** Warns of each `try` that registers compensations and whose `catch` does not throw. */
export function swallowedErrors(flow: Flow, report: Report): void {
  for (const step of allSteps(flow.body)) {
    if (step.kind !== "attempt" || step.handler === null) continue;
    const registers = outsideOfSagas(step.body).some(({ kind }) => kind === "compensate");
    const throws = [...allSteps(step.handler.body)].some(({ kind }) => kind === "throw");
    if (registers && !throws) report.add(swallowedError, step.handler.span, {});
  }
}

/** An error that leaves a `saga` inside of the `try` has undone what the saga did before it is caught. */
function outsideOfSagas(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [
    step,
    ...(step.kind === "saga" ? [] : bodiesOf(step).flatMap((body) => outsideOfSagas(body))),
  ]);
}
