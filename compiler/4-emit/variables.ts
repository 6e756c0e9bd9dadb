/** Names of variables: one for each local that is ever assigned, readable, unique, none that hides a function. */
import { edgesOf, nodesWithin, type Graph } from "../ir/graph";
import type { Expression, Local } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import { localsOf, within } from "../ir/walk";
import { firstFree, safeVariableName } from "./jsonata/names";

/** Names the locals of a graph and of what its groups run, in the order in which they are met. */
export function nameVariables(graph: Graph): ReadonlyMap<Local, string> {
  const names = new Map<Local, string>();
  const taken = new Set<string>();
  for (const local of assignedIn(graph)) {
    if (names.has(local)) continue;
    const name = firstFree(safeVariableName(local.hint), taken);
    names.set(local, name);
    taken.add(name);
  }
  return names;
}

function assignedIn(graph: Graph): readonly Local[] {
  const nodes = [...nodesWithin(graph)].sort((a, b) => a.span.start - b.span.start);
  const failed = nodes.flatMap((node) =>
    node.kind === "fail" && node.failures !== null ? [...localsOf(node.failures)] : [],
  );
  return [
    ...nodes.flatMap((node) => edgesOf(node).flatMap(({ assign }) => assign.map(({ local }) => local))),
    ...failed,
  ];
}

/** True for the reason of what has been rejected: nobody knows who made it. */
function isPart(part: Expression): boolean {
  return (part.kind === "property" || part.kind === "element") && mayBe(part.kinds, kind.error);
}

/** True for an error that an execution of its own is given. */
function isGivenError(part: Expression): boolean {
  return part.kind === "given" && mayBe(part.kinds, kind.error) && !mayBe(part.kinds, kind.object);
}

/** The locals that may hold an error which the workflow has made itself: set to `new …`, or copied from such a one. */
export function localsWithMadeErrors(graph: Graph): ReadonlySet<Local> {
  const assignments = [...nodesWithin(graph)].flatMap((node) => edgesOf(node).flatMap(({ assign }) => assign));
  const made = new Set<Local>();
  for (let size = -1; size !== made.size;) {
    size = made.size;
    for (const { local, value } of assignments) {
      const direct = [...within(value)].some((part) => part.kind === "newError" || isPart(part) || isGivenError(part));
      if (direct || [...localsOf(value)].some((from) => made.has(from))) made.add(local);
    }
  }
  return made;
}
