/**
 * x = …; return f(x)   →   return f(…)
 * An ending takes over what is assigned on the way to it, so that nothing is assigned that only an ending reads.
 */
import { valuesOf } from "../../ir/graph";
import { mapEdges, mapValues } from "../../ir/map-graph";
import type { Assignment, Edge, EndNode, FailNode, Graph, GraphNode, NodeId } from "../../ir/graph";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { evaluatesSurely, readsSurely } from "../../ir/surely";
import { localsOf, substitute } from "../../ir/walk";
import { isVolatile } from "../../ir/volatile";
import { changes, isOfState, isSmall, valuesAfter } from "./edges";
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
      const isOutput =
        (node.kind === "task" || node.kind === "group") && edge === node.done && ending.kind === "end" && !asks(edge);
      const { kept, moved } = isOutput ? { kept: [], moved: edge } : divide(edge, ending);
      if (moved.assign.length === 0) return edge;
      const values = valuesAfter(moved);
      const own = mapValues(ending, (value) => substitute(value, values));
      if (!valuesOf(own).every(isSmall)) return edge;
      const id = next++;
      changed.set(id, own);
      return { assign: kept, to: id };
    });
    if (rewritten !== node) changed.set(id, rewritten);
  }
  return withNodes(graph, changed);
}

function asks({ assign }: Edge): boolean {
  return assign.some(({ value }) => isVolatile(value));
}

/**
 * What must be assigned on the edge, and what the ending can compute itself. A Fail can catch nothing, so that what may
 * fail stays before it, and it reads the list of failures twice. What may fail and is not surely needed by the
 * ending stays, too: its failure is seen. So does all that may fail where anything stays: the ending is a state of its own
 * then, which can catch nothing. (A task that ends with an Output computes all of it there.)
 */
function divide(edge: Edge, ending: EndNode | FailNode): Divided {
  const divided = dividedBy(edge, ending, () => false);
  return divided.kept.length === 0 ? divided : dividedBy(edge, ending, isFallible);
}

interface Divided {
  readonly kept: Edge["assign"];
  readonly moved: Edge;
}

function dividedBy(edge: Edge, ending: EndNode | FailNode, staysHere: (value: Expression) => boolean): Divided {
  const stays = ({ local, value }: Assignment): boolean =>
    staysHere(value) ||
    isOfState(value) ||
    (ending.kind === "fail"
      ? isFallible(value) || (ending.failures !== null && localsOf(ending.failures).has(local))
      : isFallible(value) && !readsSurely(ending.value, local) && !evaluatesSurely(ending.value, value));
  let kept = edge.assign.filter(stays);
  for (let size = -1; size !== kept.length;) {
    size = kept.length;
    kept = edge.assign.filter(
      (assignment) => kept.includes(assignment) || changes({ ...edge, assign: kept }, assignment.value),
    );
  }
  return { kept, moved: { ...edge, assign: edge.assign.filter((assignment) => !kept.includes(assignment)) } };
}
