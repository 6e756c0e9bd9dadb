/** Endings that are alike become one: two states that end the same way are one state. */
import type { Graph, NodeId } from "../../ir/graph";
import { withEdges } from "./rewrite";

/** Merges endings that report the same value or the same error. */
export function mergeEqual(graph: Graph): Graph {
  const first = new Map<string, NodeId>();
  const same = new Map<NodeId, NodeId>();
  const numbers = new Map<object, number>();
  const key = (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value === undefined ? "undefined" : value;
    if (!("hint" in value)) return "file" in value ? null : value;
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return { local: numbers.get(value) };
  };
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "end" && node.kind !== "fail") continue;
    const text = JSON.stringify(node.kind === "end" ? [node.value] : [node.error, node.failures], key);
    const other = first.get(text);
    if (other === undefined) first.set(text, id);
    else same.set(id, other);
  }
  if (same.size === 0) return graph;
  return withEdges(graph, ({ assign, to }) => ({ assign, to: same.get(to) ?? to }));
}
