/** A node that assigns nothing and cannot fail is a detour: edges lead past it. */
import type { Graph, GraphNode, NodeId } from "../../ir/graph";
import { withParts } from "../../ir/unchanged";
import { withEdges } from "./rewrite";

/** Leads every edge past empty nodes. A loop of nothing but empty nodes (`for (;;);`) stays. */
export function skipJumps(graph: Graph): Graph {
  const target = (id: NodeId): NodeId => {
    const seen = new Set<NodeId>();
    let at = id;
    for (
      let node = graph.nodes.get(at);
      node?.kind === "set" && isEmpty(node) && !seen.has(at);
      node = graph.nodes.get(at)
    ) {
      seen.add(at);
      at = node.done.to;
    }
    return at;
  };
  const threaded = withEdges(graph, (edge) => withParts(edge, { to: target(edge.to) }));
  return withParts(threaded, { start: target(graph.start) });
}

function isEmpty(node: GraphNode): boolean {
  return node.kind === "set" && node.done.assign.length === 0 && node.caught.length === 0;
}
