/** Small services for passes over graphs: each leaves the old graph alone, and gives that back where nothing changes. */
import { edgesOf, type Edge, type Graph, type GraphNode, type NodeId } from "../../ir/graph";
import { mapEdges } from "../../ir/map-graph";
import { reachable } from "../../ir/print";

/** The graph with some nodes replaced; those that cannot be reached any more are left out. */
export function withNodes(graph: Graph, changed: ReadonlyMap<NodeId, GraphNode>, start: NodeId = graph.start): Graph {
  const all = { start, nodes: new Map([...graph.nodes, ...changed]) };
  const kept = reachable(all);
  const isSame = [...changed].every(([id, node]) => graph.nodes.get(id) === node);
  if (isSame && start === graph.start && kept.size === graph.nodes.size) return graph;
  return { start, nodes: new Map([...all.nodes].filter(([id]) => kept.has(id))) };
}

/** The graph with every edge replaced. */
export function withEdges(graph: Graph, change: (edge: Edge, from: NodeId) => Edge): Graph {
  return withNodes(
    graph,
    new Map([...graph.nodes].map(([id, node]) => [id, mapEdges(node, (edge) => change(edge, id))])),
  );
}

/** For each node, how many edges lead to it; the way in counts as one. */
export function arrivals(graph: Graph): ReadonlyMap<NodeId, number> {
  const count = new Map<NodeId, number>([[graph.start, 1]]);
  for (const node of graph.nodes.values()) {
    for (const { to } of edgesOf(node)) count.set(to, (count.get(to) ?? 0) + 1);
  }
  return count;
}

/** An identity that no node of the graph has. */
export function freshId(graph: Graph): NodeId {
  return Math.max(...graph.nodes.keys()) + 1;
}
