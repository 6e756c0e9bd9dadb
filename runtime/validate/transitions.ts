/** Where the states of a machine lead: every target exists, every state can be reached, and there is an end. */
import { isRecord } from "../interpreter/json";
import { below, type Findings } from "./diagnostic";
import { innerMachines, recordsOf, statesOf, type Place, type StatePlace } from "./places";
import type { Fields } from "./shape";

interface Edge {
  readonly target: string;
  readonly location: string;
}

/** Checks the transitions of a machine and of all machines in it. */
export function checkTransitions(machine: Place, findings: Findings, isWhole = true): void {
  const states = statesOf(machine);
  if (states.length === 0) return;
  const names = new Set(states.map(({ name }) => name));
  const start = edge(machine.fields, "StartAt", machine.location);
  const edges = new Map(states.map((state) => [state.name, edgesOf(state)]));
  for (const { target, location } of [...start, ...[...edges.values()].flat()]) {
    if (names.has(target)) continue;
    findings.error("MISSING_TRANSITION_TARGET", `Missing 'Next' target: ${target}`, location);
  }
  // Only the machine itself has to have an end; without one, or a start, nothing is said of what cannot be reached.
  if (isWhole && !states.some(isEnd)) findings.error("MISSING_END_STATE", "Workflow has no terminal state");
  else if ("StartAt" in machine.fields) {
    const reached = reachable(start, edges);
    for (const { name, location } of states) {
      if (reached.has(name)) continue;
      findings.error("MISSING_TRANSITION_TARGET", `State "${name}" is not reachable.`, location);
    }
  }
  for (const inner of states.flatMap(innerMachines)) checkTransitions(inner, findings, false);
}

function isEnd({ fields }: StatePlace): boolean {
  return fields["End"] === true || fields["Type"] === "Succeed" || fields["Type"] === "Fail";
}

function edgesOf({ fields, location }: StatePlace): Edge[] {
  const parts = ["Choices", "Catch"].flatMap((field) =>
    recordsOf(fields[field]).map(({ record, index }) => edge(record, "Next", `${below(location, field)}[${index}]`)),
  );
  return [...edge(fields, "Next", location), ...parts.flat(), ...edge(fields, "Default", location)];
}

function edge(fields: Fields, field: string, location: string): Edge[] {
  const target = isRecord(fields) ? fields[field] : undefined;
  return typeof target === "string" ? [{ target, location: below(location, field) }] : [];
}

function reachable(start: readonly Edge[], edges: ReadonlyMap<string, readonly Edge[]>): ReadonlySet<string> {
  const reached = new Set(start.map(({ target }) => target));
  for (const name of reached) for (const { target } of edges.get(name) ?? []) reached.add(target);
  return reached;
}
