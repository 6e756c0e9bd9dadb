/** What a graph calls besides the tasks of the project and its own outlined code. */
import { nodesWithin, type Graph } from "./graph";
import { callOf, type Target } from "./target";

/** Each target once, in the order of their names. */
export function targetsOf(graph: Graph): readonly Target[] {
  const called = new Map<string, Target>();
  for (const node of nodesWithin(graph)) {
    if (node.kind !== "task" || node.target.kind === "task" || node.target.kind === "outlined") continue;
    called.set(callOf(node.target), node.target);
  }
  return [...called].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
}
