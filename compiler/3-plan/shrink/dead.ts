/** Assignments whose value nobody reads are dropped: liveness, backwards over the graph. */
import { edgesOf, valuesOf, type Assignment, type Edge, type Graph, type GraphNode, type NodeId } from "../../ir/graph";
import type { Local } from "../../ir/expression";
import { localsOf } from "../../ir/walk";
import { isFallible } from "../../ir/fallible";
import { isVolatile } from "../../ir/volatile";
import { evaluatesSurely } from "../../ir/surely";
import { withEdges } from "./rewrite";

type Live = ReadonlySet<Local>;

/** Drops dead assignments. One that may fail stays, because its failure is seen, unless another one fails where it does. */
export function dropDead(graph: Graph): Graph {
  const live = liveness(graph);
  return withEdges(graph, (edge) => {
    const { assign, to } = edge;
    const isDead = ({ local }: Assignment): boolean => live.get(to)?.has(local) !== true;
    const seen = assign.filter((each) => !isDead(each) || isFallible(each.value) || isVolatile(each.value));
    const failsElsewhere = ({ value }: Assignment, at: number): boolean =>
      seen.some(
        (other, place) => !isVolatile(value) && (!isDead(other) || place > at) && evaluatesSurely(other.value, value),
      );
    const kept = seen.filter((each, at) => !isDead(each) || !failsElsewhere(each, at));
    return kept.length === assign.length ? edge : { assign: kept, to };
  });
}

const livenessOf = new WeakMap<Graph, ReadonlyMap<NodeId, Live>>();

/** The locals that are read after a node is entered and before they are written: several passes ask for them. */
export function liveness(graph: Graph): ReadonlyMap<NodeId, Live> {
  const live = livenessOf.get(graph) ?? findLiveness(graph);
  livenessOf.set(graph, live);
  return live;
}

function findLiveness(graph: Graph): ReadonlyMap<NodeId, Live> {
  const nodes = [...graph.nodes].reverse();
  const live = new Map(nodes.map(([id, node]) => [id, new Set(readBy(node))]));
  const ways = nodes.flatMap(([id, node]) => edgesOf(node).map((edge) => ({ from: id, ...readOnWay(edge) })));
  for (const { from, reads } of ways) for (const local of reads) live.get(from)?.add(local);
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to, sets } of ways) changed = addTo(live.get(from), live.get(to), sets) || changed;
  }
  return live;
}

/** Adds what is live behind a way to what is live before it; says whether that is more than before. */
function addTo(before: Set<Local> | undefined, behind: Live | undefined, sets: Live): boolean {
  const size = before?.size;
  for (const local of behind ?? []) if (!sets.has(local)) before?.add(local);
  return before?.size !== size;
}

/** What an edge reads and sets; what is live behind it is live before it, unless it is set. */
function readOnWay({ assign, to }: Edge): { readonly to: NodeId; readonly sets: Live; readonly reads: Live } {
  const reads = new Set(assign.flatMap(({ value }) => [...localsOf(value)]));
  return { to, sets: new Set(assign.map(({ local }) => local)), reads };
}

const known = new WeakMap<GraphNode, Live>();

/** What a node itself reads: found out once for each, because passes leave most nodes as they are. */
function readBy(node: GraphNode): Live {
  const before = known.get(node);
  if (before !== undefined) return before;
  const read = new Set(valuesOf(node).flatMap((value) => [...localsOf(value)]));
  known.set(node, read);
  return read;
}
