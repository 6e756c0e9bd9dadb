/** What a loop has to know of the steps around it. */
import type { Local } from "../../ir/expression";
import type { Step } from "../../ir/flow";
import { touchedBeside } from "../../ir/steps";

export interface Around {
  /** The loop as it was before the loops inside of it were changed. */
  readonly original: Step;
  /** Every step of the workflow. */
  readonly all: readonly Step[];
  /** When a turn fails, something may read what the turns before it have left: a `catch`, a `finally`, a compensation. */
  readonly seesErrors: boolean;
}

/** The locals that the steps around a loop read or write. */
export function touchedAround({ original, all }: Around): ReadonlySet<Local> {
  return touchedBeside(all, original);
}
