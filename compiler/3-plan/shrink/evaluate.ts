/**
 * const a = fallible(x); const b = f(a)           →   const b = f(fallible(x)), in one state
 * const a = fallible(x); await Promise.all([g(a)…])   →   the `Arguments` of the Parallel evaluate it
 *
 * A group's arguments are evaluated before any of its members begins, and their failure is caught by the state's own
 * Catch; the first state of each member finds the value in its input.
 */
import { edgesOf, valuesOf } from "../../ir/graph";
import { mapAssigned, mapEdges, mapValues } from "../../ir/map-graph";
import type { CatchEdge, Graph, GraphNode, GroupNode, NodeId, SetNode } from "../../ir/graph";
import type { Expression, Local } from "../../ir/expression";
import { fails } from "../../ir/fallible";
import { readsSurely } from "../../ir/surely";
import { isVolatile } from "../../ir/volatile";
import { localsOf, substitute, within } from "../../ir/walk";
import { liveness } from "./dead";
import { isSmall } from "./edges";
import { arrivals, withNodes } from "./rewrite";

type Kept = SetNode["done"]["assign"][number];

/** Lets the state that follows evaluate a value which may fail, where that is all a state was made for. */
export function evaluateWithNext(graph: Graph): Graph {
  return mergedInto("set", graph) ?? mergedInto("group", graph) ?? graph;
}

function mergedInto(kind: GraphNode["kind"], graph: Graph): Graph | null {
  const coming = arrivals(graph);
  const live = liveness(graph);
  for (const [id, node] of graph.nodes) {
    const kept = onlyValue(node);
    if (node.kind !== "set" || node.caught.length === 0 || kept === null) continue;
    const next = graph.nodes.get(node.done.to);
    if (next?.kind !== kind || coming.get(node.done.to) !== 1 || isVolatile(kept.value)) continue;
    const needed = edgesOf(next).some(({ to }) => to === node.done.to || live.get(to)?.has(kept.local) === true);
    if (needed) continue;
    const merged = mergeInto(next, node, kept);
    if (merged !== null) return withNodes(graph, new Map([[id, merged]]));
  }
  return null;
}

/** The one assignment of a state that is made for it. */
function onlyValue(node: GraphNode): Kept | null {
  const [kept, other] = node.kind === "set" ? node.done.assign : [];
  return other === undefined ? (kept ?? null) : null;
}

function mergeInto(next: GraphNode, node: SetNode, kept: Kept): GraphNode | null {
  if (next.kind === "set") return intoSet(next, node, kept);
  return next.kind === "group" ? intoGroup(next, node, kept) : null;
}

/** Into the one value of a state that may fail itself: whatever else fails there has to need this value first. */
function intoSet(next: SetNode, { caught }: SetNode, { local, value }: Kept): SetNode | null {
  const own = onlyValue(next);
  if (own === null || !isSameTarget(caught, next.caught)) return null;
  if (readsIn(own.value, local) !== 1 || !readsSurely(own.value, local)) return null;
  const early = [...within(own.value)].some((part) => fails(part) && !localsOf(part).has(local));
  const whole = substitute(own.value, new Map([[local, value]]));
  if (early || isVolatile(own.value) || !isSmall(whole) || readByCatch(next.caught, local)) return null;
  return { ...next, done: { ...next.done, assign: [{ local: own.local, value: whole }] } };
}

/** Into the arguments of a group, if the first states of its members are all that reads it. */
function intoGroup(next: GroupNode, { caught }: SetNode, { local, value }: Kept): GroupNode | null {
  const { parts } = next;
  if (parts.kind !== "branches" || parts.argument !== null || local.boxed) return null;
  const own = next.caught.filter(({ match }) => match === "thrown" || match === "internal");
  const others = next.caught.filter((each) => !own.includes(each));
  const thrown = own.some(({ match }) => match === "thrown");
  if ((thrown && !isSameTarget(caught, own)) || readByCatch(next.caught, local)) return null;
  if (edgesOf(next).some((edge) => edge.assign.some((each) => localsOf(each.value).has(local)))) return null;
  if (!parts.graphs.every((graph) => isReadFirst(graph, local))) return null;
  const given: Expression = { kind: "given", path: ["item"], kinds: value.kinds, span: value.span };
  const graphs = parts.graphs.map((graph) => withGiven(graph, new Map([[local, given]])));
  return { ...next, parts: { ...parts, graphs, argument: value }, caught: [...(thrown ? own : caught), ...others] };
}

/** True where the local is read by the first node and the edges that leave it, and that is entered once. */
function isReadFirst(graph: Graph, local: Local): boolean {
  const first = graph.nodes.get(graph.start);
  const others = [...graph.nodes.values()].filter((node) => node !== first);
  const values = others.flatMap((node) => [
    ...valuesOf(node),
    ...edgesOf(node).flatMap(({ assign }) => assign.map((each) => each.value)),
  ]);
  const canTake = first !== undefined && ["task", "test", "wait", "set"].includes(first.kind);
  return canTake && arrivals(graph).get(graph.start) === 1 && values.every((each) => !localsOf(each).has(local));
}

function withGiven(graph: Graph, values: ReadonlyMap<Local, Expression>): Graph {
  const first = graph.nodes.get(graph.start);
  if (first === undefined) return graph;
  const change = (value: Expression): Expression => substitute(value, values);
  const changed = mapEdges(mapValues(first, change), (edge) => mapAssigned(edge, change));
  return withNodes(graph, new Map<NodeId, GraphNode>([[graph.start, changed]]));
}

function readsIn(value: Expression, local: Local): number {
  return [...within(value)].filter((part) => part.kind === "read" && part.local === local).length;
}

function readByCatch(edges: readonly CatchEdge[], local: Local): boolean {
  return edges.some(({ edge }) => edge.assign.some(({ value }) => localsOf(value).has(local)));
}

function isSameTarget(one: readonly CatchEdge[], other: readonly CatchEdge[]): boolean {
  return one[0]?.edge.to === other[0]?.edge.to;
}
