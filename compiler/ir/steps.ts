/** The steps inside of a step, in one place that knows every variant. */
import type { Step } from "./flow";

/** The lists of steps that a step holds, in the order of the source. */
export function bodiesOf(step: Step): readonly (readonly Step[])[] {
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
