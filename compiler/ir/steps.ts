/** The steps inside of a step, in one place that knows every variant. */
import type { Local } from "./expression";
import type { Step } from "./flow";

/** The lists of steps that a step holds, in the order of the source. */
function bodiesOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case "task":
    case "sleep":
    case "set":
    case "break":
    case "continue":
    case "return":
    case "throw":
      return [];
    case "branch":
      return [step.then, step.otherwise];
    case "switch":
      return step.cases.map(({ body }) => body);
    case "loop":
      return [step.head, step.body, step.update];
    case "each":
    case "block":
    case "compensate":
      return [step.body];
    case "attempt":
      return [step.body, step.handler?.body ?? [], step.last ?? []];
  }
}

/** Every step of a list, those inside of others included. */
export function* allSteps(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    for (const body of bodiesOf(step)) yield* allSteps(body);
  }
}

/** The locals that steps may write. */
export function writtenBy(steps: readonly Step[]): ReadonlySet<Local> {
  const written = new Set<Local>();
  for (const step of allSteps(steps)) {
    if (step.kind === "set") written.add(step.local);
    else if (step.kind === "task" && step.into !== null) written.add(step.into);
    else if (step.kind === "each") for (const local of [step.item, step.walked, step.index]) written.add(local);
    else if (step.kind === "attempt" && step.handler !== null) written.add(step.handler.error);
  }
  return written;
}
