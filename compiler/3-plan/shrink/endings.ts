/**
 * x = …; return f(x)   →   return f(…)
 * An ending takes over what is assigned on the way to it, so that nothing is assigned that only an ending reads.
 */
import { mapEdges, mapValues, type Edge, type Graph, type GraphNode, type NodeId } from "../../ir/graph";
import { substitute } from "../../ir/walk";
import { changes, isOfState, valuesAfter } from "./edges";
import { freshId, withNodes } from "./rewrite";

/** Gives each edge that assigns on its way to an ending an ending of its own. */
export function specialiseEndings(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>();
  let next = freshId(graph);
  for (const [id, node] of graph.nodes) {
    const rewritten = mapEdges(node, (edge) => {
      const ending = graph.nodes.get(edge.to);
      if (ending === undefined || (ending.kind !== "end" && ending.kind !== "fail") || edge.assign.length === 0)
        return edge;
      const { kept, moved } = divide(edge, node.kind === "task" && edge === node.done && ending.kind === "end");
      if (moved.assign.length === 0) return edge;
      const values = valuesAfter(moved);
      const own = next++;
      changed.set(
        own,
        mapValues(ending, (value) => substitute(value, values)),
      );
      return { assign: kept, to: own };
    });
    if (rewritten !== node) changed.set(id, rewritten);
  }
  return withNodes(graph, changed);
}

/** What must be assigned on the edge, and what the ending can compute itself. A task that ends with an Output computes all of it there. */
function divide(edge: Edge, isOutput: boolean): { readonly kept: Edge["assign"]; readonly moved: Edge } {
  if (isOutput) return { kept: [], moved: edge };
  let kept = edge.assign.filter(({ value }) => isOfState(value));
  for (let size = -1; size !== kept.length;) {
    size = kept.length;
    kept = edge.assign.filter(
      (assignment) => kept.includes(assignment) || changes({ ...edge, assign: kept }, assignment.value),
    );
  }
  return { kept, moved: { ...edge, assign: edge.assign.filter((assignment) => !kept.includes(assignment)) } };
}
