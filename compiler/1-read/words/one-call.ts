/** Whether what a word surrounds is one call of a task, so that its state can say what the word says. */
import type { Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Step, TaskStep } from "../../ir/flow";

/**
 * The steps with their only call replaced; null where there is more than one call, where something else may fail or has
 * to be done again with it, or where the call cannot be replaced. `outer`: the locals that outlive the steps.
 */
export function withOneCall(
  steps: readonly Step[],
  outer: ReadonlySet<Local>,
  replace: (call: TaskStep) => TaskStep | null,
): readonly Step[] | null {
  const calls: TaskStep[] = [];
  const changed = changedSteps(steps, { outer, calls, replace });
  return calls.length === 1 ? changed : null;
}

interface Search {
  readonly outer: ReadonlySet<Local>;
  /** Those found so far. */
  readonly calls: TaskStep[];
  readonly replace: (call: TaskStep) => TaskStep | null;
}

function changedSteps(steps: readonly Step[], search: Search): readonly Step[] | null {
  const changed: Step[] = [];
  for (const step of steps) {
    const own = changedStep(step, search);
    if (own === null) return null;
    changed.push(own);
  }
  return changed;
}

function changedStep(step: Step, search: Search): Step | null {
  const { outer, calls } = search;
  const before = calls.length === 0;
  switch (step.kind) {
    case "task":
      calls.push(step);
      return step.target.kind === "outlined" || isFallible(step.payload) ? null : search.replace(step);
    case "set":
      return isFallible(step.value) || (before && outer.has(step.local)) ? null : step;
    case "break":
      return before ? null : step;
    case "block": {
      const body = changedSteps(step.body, search);
      return body === null ? null : { ...step, body };
    }
    case "sleep":
    case "branch":
    case "switch":
    case "loop":
    case "each":
    case "attempt":
    case "continue":
    case "return":
    case "throw":
    case "compensate":
    case "saga":
    case "commit":
    case "rollback":
    case "group":
    case "recursion":
    case "recurse":
      return null;
  }
}
