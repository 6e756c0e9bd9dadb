/**
 * A set node whose values cannot fail needs no state: its assignments ride on the edges that lead to it, that is in the
 * `Assign` of the states before. At the very start nothing is before: there they ride on every edge out of what follows.
 */
import {
  edgesOf,
  graphsOf,
  mapEdges,
  mapValues,
  valuesOf,
  type Edge,
  type Graph,
  type GraphNode,
  type NodeId,
} from "../../ir/graph";
import { sizeOf, substitute } from "../../ir/walk";
import { liveness } from "./dead";
import { isVolatile } from "../../ir/volatile";
import { canFollow, compose, isOfState, isSmall, isSmallEdge, valuesAfter } from "./edges";
import { freshId, withEdges, withNodes } from "./rewrite";

/** Larger values than this are not copied onto several edges. */
const copiedSize = 60;

/** Lets assignments ride that have one way to ride on, and those at the start. */
export function rideAssignments(graph: Graph): Graph {
  return rideFromStart(rideOn(graph, 1));
}

/** Lets assignments ride on several ways at once, each with a copy. */
export function copyAssignments(graph: Graph): Graph {
  return rideOn(graph, Infinity);
}

function rideOn(graph: Graph, most: number): Graph {
  let current = graph;
  for (const [id, node] of graph.nodes) {
    if (node.kind === "set" && node.caught.length === 0 && id !== current.start)
      current = rideOnArrivals(current, id, most);
  }
  return current;
}

function rideOnArrivals(graph: Graph, id: NodeId, most: number): Graph {
  const node = graph.nodes.get(id);
  if (node?.kind !== "set" || node.done.to === id) return graph;
  const ways = [...graph.nodes.values()].flatMap(edgesOf).filter(({ to }) => to === id).length;
  const size = node.done.assign.reduce((sum, { value }) => sum + sizeOf(value), 0);
  if (ways > most || (ways > 1 && size > copiedSize)) return graph;
  let fits = true;
  const ridden = withEdges(graph, (edge) => {
    if (edge.to !== id) return edge;
    const made = compose(edge, node.done);
    fits &&= canFollow(edge, node.done) && isSmallEdge(made, edge, node.done);
    return made;
  });
  return fits ? ridden : graph;
}

/** The first node takes the assignments before it over: in its own values, and on every edge that leaves it. */
function rideFromStart(graph: Graph): Graph {
  const first = graph.nodes.get(graph.start);
  if (first?.kind !== "set" || first.caught.length > 0) return graph;
  const next = graph.nodes.get(first.done.to);
  if (next === undefined || next.kind === "set" || isGivenToGroup(first.done, next)) return graph;
  const asks = first.done.assign.some(({ value }) => isVolatile(value));
  if (asks) return graph;
  const taken = takeOver(next, first.done);
  const fits = valuesOf(taken).every((value) => isSmall(value) || valuesOf(next).includes(value));
  const ways = edgesOf(next);
  if (!fits || !edgesOf(taken).every((edge, at) => isSmallEdge(edge, first.done, ways[at] ?? edge))) return graph;
  const id = freshId(graph);
  return withNodes(graph, new Map([[id, taken]]), id);
}

/** True when the graphs of a group read what only this graph's first state knows: that has to be a variable before. */
function isGivenToGroup(before: Edge, next: GraphNode): boolean {
  if (next.kind !== "group") return false;
  const read = new Set(graphsOf(next).flatMap((graph) => [...(liveness(graph).get(graph.start) ?? [])]));
  return before.assign.some(({ local, value }) => isOfState(value) && read.has(local));
}

function takeOver(next: GraphNode, before: Edge): GraphNode {
  const values = valuesAfter(before);
  const own = mapValues(next, (value) => substitute(value, values));
  return mapEdges(own, (edge) => compose(before, edge));
}
