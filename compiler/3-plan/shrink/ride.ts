/**
 * A set node whose values cannot fail needs no state: its assignments ride on the edges that lead to it, that is in the
 * `Assign` of the states before. At the very start nothing is before: there they ride on every edge out of what follows.
 */
import type { Local } from "../../ir/expression";
import {
  edgesOf,
  graphsOf,
  valuesOf,
  type Assignment,
  type Edge,
  type Graph,
  type GraphNode,
  type GroupNode,
  type NodeId,
} from "../../ir/graph";
import { mapEdges, mapGraphs, mapValues } from "../../ir/map-graph";
import { localsOf, sizeOf, substitute, within } from "../../ir/walk";
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
  if (next === undefined || next.kind === "set" || isHiddenFromMembers(first.done, next, graph)) return graph;
  const asks = first.done.assign.some(({ value }) => isVolatile(value));
  if (asks || first.done.assign.some(continues)) return graph;
  const isOutput = (edge: Edge): boolean => isOutputOf(edge, graph);
  if (edgesOf(next).some((edge) => isOutput(edge) && isReadBehind(edge, first.done, graph))) return graph;
  const taken = takeOver(next, first.done, isOutput);
  const fits = valuesOf(taken).every((value) => isSmall(value) || valuesOf(next).includes(value));
  const ways = edgesOf(next);
  if (!fits || !edgesOf(taken).every((edge, at) => isSmallEdge(edge, first.done, ways[at] ?? edge))) return graph;
  const id = freshId(graph);
  return withNodes(graph, new Map([[id, taken]]), id);
}

/** True for the way to an ending that a task takes over as its own output, because it reads the result: nothing may be assigned on it. */
function isOutputOf(edge: Edge, graph: Graph): boolean {
  const ending = graph.nodes.get(edge.to);
  return ending?.kind === "end" && [...within(ending.value)].some(({ kind }) => kind === "result");
}

/** True when something that is assigned before is read where an edge leads. */
function isReadBehind(edge: Edge, before: Edge, graph: Graph): boolean {
  const live = liveness(graph).get(edge.to);
  return before.assign.some(({ local }) => live?.has(local) === true);
}

/** `failures = [...(failures ?? []), …]`: nothing has been assigned yet, and what stands for it would read itself. */
function continues({ local, value }: Assignment): boolean {
  return localsOf(value).has(local);
}

/**
 * True when members read what only this graph's first state knows, and cannot be given it: what they are given themselves
 * hides it, or it is set again behind them, and would be two variables of one name.
 */
function isHiddenFromMembers(before: Edge, next: GraphNode, graph: Graph): boolean {
  if (next.kind !== "group") return false;
  const read = new Set(graphsOf(next).flatMap((member) => [...liveAt(member)]));
  const given = before.assign.filter(({ local, value }) => isOfState(value) && read.has(local));
  return given.some(({ local }) => !isParallel(next) || isSetBeside(local, before, graph));
}

function isSetBeside(local: Local, before: Edge, graph: Graph): boolean {
  const others = [...graph.nodes.values()].flatMap(edgesOf).filter((edge) => edge !== before);
  return others.some(({ assign }) => assign.some((each) => each.local === local));
}

function liveAt(graph: Graph): ReadonlySet<Local> {
  return liveness(graph).get(graph.start) ?? new Set();
}

function takeOver(next: GraphNode, before: Edge, isOutput: (edge: Edge) => boolean): GraphNode {
  const parallel = isParallel(next) ? next : null;
  const given = parallel === null ? [] : before.assign.filter(({ value }) => isOfState(value));
  const values = valuesAfter({ ...before, assign: before.assign.filter((each) => !given.includes(each)) });
  const begun = parallel === null ? next : giveToBranches(parallel, given);
  const own = mapValues(begun, (value) => substitute(value, values));
  return mapEdges(own, (edge) => (isOutput(edge) ? edge : compose(before, edge)));
}

/** True for a group whose members find in their input what the state around them found in its own. */
function isParallel(node: GraphNode): node is GroupNode {
  return node.kind === "group" && node.parts.kind === "branches" && node.parts.argument === null;
}

/** Branches begin with the input of the state around them, so that each can take from it what it reads. */
function giveToBranches(next: GroupNode, given: readonly Assignment[]): GroupNode {
  return mapGraphs(next, (graph) => {
    const read = liveAt(graph);
    const assign = given.filter(({ local }) => read.has(local));
    const first = graph.nodes.get(graph.start);
    if (assign.length === 0 || first === undefined) return graph;
    const { span, undoes } = first;
    const id = freshId(graph);
    const begin: GraphNode = {
      kind: "set",
      done: { assign, to: graph.start },
      caught: [],
      span,
      title: "begin",
      undoes,
    };
    return withNodes(graph, new Map([[id, begin]]), id);
  });
}
