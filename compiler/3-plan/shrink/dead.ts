/** Assignments whose value nobody reads are dropped: liveness, backwards over the graph. */
import { edgesOf, valuesOf, type Assignment, type Edge, type Graph, type NodeId } from "../../ir/graph";
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
  return withEdges(graph, ({ assign, to }) => {
    const isDead = ({ local }: Assignment): boolean => live.get(to)?.has(local) !== true;
    const seen = assign.filter((each) => !isDead(each) || isFallible(each.value) || isVolatile(each.value));
    const failsElsewhere = ({ value }: Assignment, at: number): boolean =>
      seen.some(
        (other, place) => !isVolatile(value) && (!isDead(other) || place > at) && evaluatesSurely(other.value, value),
      );
    return { assign: seen.filter((each, at) => !isDead(each) || !failsElsewhere(each, at)), to };
  });
}

/** The locals that are read after a node is entered and before they are written. */
export function liveness(graph: Graph): ReadonlyMap<NodeId, Live> {
  const live = new Map<NodeId, Live>();
  for (let changed = true; changed;) {
    changed = false;
    for (const [id, node] of [...graph.nodes].reverse()) {
      const now = new Set([
        ...valuesOf(node).flatMap((value) => [...localsOf(value)]),
        ...edgesOf(node).flatMap((edge) => [...before(edge, live)]),
      ]);
      if (node.kind === "fail" && node.failures !== null) now.add(node.failures);
      if (now.size !== (live.get(id)?.size ?? -1)) {
        live.set(id, now);
        changed = true;
      }
    }
  }
  return live;
}

/** What must be known before an edge is taken: what is live after it, less what it sets, and what its values read. */
function before(edge: Edge, live: ReadonlyMap<NodeId, Live>): Live {
  const after = new Set(live.get(edge.to) ?? []);
  for (const { local } of edge.assign) after.delete(local);
  for (const { value } of edge.assign) for (const local of localsOf(value)) after.add(local);
  return after;
}
