/** A `catch` that ends an error although something is registered: the execution succeeds, and nothing is compensated. */
import { swallowedError } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { AttemptStep, Flow, Step } from "../ir/flow";
import { allSteps, bodiesOf } from "../ir/steps";

/**
 * Warns of each `try` whose `catch` neither throws nor rolls back: where it registers compensations itself, and where the
 * `catch` ends the workflow while those from before it are registered.
 */
export function swallowedErrors(flow: Flow, report: Report): void {
  let registered = false;
  for (const step of outsideOfSagas(flow.body)) {
    if (step.kind === "compensate") registered = true;
    if (step.kind === "commit" || step.kind === "rollback") registered = false;
    if (step.kind === "attempt" && registered && endsTheWorkflow(step)) warn(step, report);
  }
  for (const step of allSteps(flow.body)) if (step.kind === "attempt" && registersItself(step)) warn(step, report);
}

function warn({ handler }: AttemptStep, report: Report): void {
  if (handler === null) return;
  const goesOn = [...allSteps(handler.body)].some(({ kind }) => kind === "throw" || kind === "rollback");
  if (!goesOn) report.add(swallowedError, handler.span, {});
}

function registersItself({ body }: AttemptStep): boolean {
  return outsideOfSagas(body).some(({ kind }) => kind === "compensate");
}

function endsTheWorkflow({ handler }: AttemptStep): boolean {
  return outsideOfSagas(handler?.body ?? []).some(({ kind }) => kind === "return");
}

/** An error that leaves a `saga` inside of the `try` has undone what the saga did before it is caught. */
function outsideOfSagas(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [
    step,
    ...(step.kind === "saga" ? [] : bodiesOf(step).flatMap((body) => outsideOfSagas(body))),
  ]);
}
