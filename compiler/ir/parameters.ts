/** The values of a graph that are known when it is deployed. */
import type { Parameter } from "../compiled";
import { edgesOf, nodesWithin, valuesOf, type Graph } from "./graph";
import { within } from "./walk";

/** Each parameter once, in the order of their names. */
export function parametersOf(graph: Graph): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const node of nodesWithin(graph)) {
    for (const each of node.kind === "task" ? (node.target.parameters ?? []) : []) note(each, found);
    const assigned = edgesOf(node).flatMap(({ assign }) => assign.map(({ value }) => value));
    for (const part of [...valuesOf(node), ...assigned].flatMap((value) => [...within(value)])) {
      if (part.kind !== "operation" || !/^(number )?parameter$/.test(part.name)) continue;
      const [name, otherwise] = part.operands.map((each) => (each.kind === "literal" ? each.value : null));
      if (typeof name !== "string") continue;
      const isKnown = typeof otherwise === "string" || typeof otherwise === "number";
      note({ name, default: isKnown ? otherwise : null }, found);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A default that is said somewhere is that of the parameter. */
function note(parameter: Parameter, found: Map<string, Parameter>): void {
  if (parameter.default !== null || !found.has(parameter.name)) found.set(parameter.name, parameter);
}
