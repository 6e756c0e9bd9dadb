/**
 * Variables of an inner scope that clash with an outer one. AWS refuses a Map or Parallel state in which a name is
 * assigned that some transition leading to that state has assigned; names assigned only afterwards are free.
 */
import { isRecord } from "../json";
import { everyState, innerMachines, recordsOf, statesOf, type Fields, type Located } from "./states";

interface Step {
  readonly from: string;
  readonly to: string;
  readonly assigns: readonly string[];
}

/** The first clash in a definition, in AWS's words; null when there is none. */
export function refusalOfVariables(machine: unknown, location = ""): string | null {
  const states = statesOf(machine, location);
  const steps = states.flatMap(stepsOf);
  for (const each of states) {
    const inner = innerMachines(each);
    if (inner.length === 0) continue;
    const before = assignedBefore(each.name, steps);
    const clash = inner
      .flatMap(({ machine: own }) => everyState(own).flatMap(namesIn))
      .find((name) => before.has(name));
    if (clash !== undefined) {
      return `Invalid State Machine Definition: 'DUPLICATE_VARIABLE_NAME: The variable name '${clash}' was already defined in a parent scope. at ${each.location}'`;
    }
    for (const own of inner) {
      const reason = refusalOfVariables(own.machine, own.location);
      if (reason !== null) return reason;
    }
  }
  return null;
}

function stepsOf({ name, state }: Located): Step[] {
  const parts = [...recordsOf(state["Choices"]), ...recordsOf(state["Catch"])];
  const own = [state["Next"], state["Default"]].map((to) => ({ to, assigns: assignedBy(state) }));
  return [...own, ...parts.map((part) => ({ to: part["Next"], assigns: assignedBy(part) }))].flatMap(
    ({ to, assigns }) => (typeof to === "string" ? [{ from: name, to, assigns }] : []),
  );
}

function assignedBefore(target: string, steps: readonly Step[]): ReadonlySet<string> {
  const leading = new Set([target]);
  for (let size = 0; size !== leading.size;) {
    size = leading.size;
    for (const { from, to } of steps) if (leading.has(to)) leading.add(from);
  }
  return new Set(steps.filter(({ to }) => leading.has(to)).flatMap(({ assigns }) => assigns));
}

function namesIn({ state }: Located): string[] {
  return [state, ...recordsOf(state["Choices"]), ...recordsOf(state["Catch"])].flatMap(assignedBy);
}

function assignedBy(part: Fields): string[] {
  return isRecord(part["Assign"]) ? Object.keys(part["Assign"]) : [];
}
