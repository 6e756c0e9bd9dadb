/**
 * const card = order.card; … use(card)   →   … use(order.card)
 * A local that is set once, to something that never changes and that is short or read once, needs no variable.
 */
import { edgesOf, valuesOf } from "../../ir/graph";
import { mapAssigned, mapEdges, mapValues } from "../../ir/map-graph";
import type { Edge, Graph, GraphNode } from "../../ir/graph";
import type { Expression, Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { localsOf, sizeOf, substitute, within } from "../../ir/walk";
import { isOfState, isSmall } from "./edges";
import { withNodes } from "./rewrite";

/** Puts constants in the place of the locals that hold them. */
export function inlineConstants(graph: Graph): Graph {
  const written = writesOf(graph);
  const read = readsOf(graph);
  const values = new Map<Local, Expression>();
  for (const [local, [value, ...others]] of written) {
    if (value === undefined || others.length > 0 || !isStable(value, local, written)) continue;
    if (isPath(value) || (read.get(local) ?? 0) <= 1) values.set(local, value);
  }
  const resolved = resolve(values);
  if (resolved.size === 0) return graph;
  const replace = (expression: Expression): Expression => substitute(expression, resolved);
  const without = ({ assign, to }: Edge): Edge => ({ assign: assign.filter(({ local }) => !resolved.has(local)), to });
  const replaced = (node: GraphNode): GraphNode =>
    mapEdges(mapValues(node, replace), (edge) => mapAssigned(without(edge), replace));
  return withNodes(graph, new Map([...graph.nodes].map(([id, node]) => [id, replaced(node)])));
}

function writesOf(graph: Graph): ReadonlyMap<Local, readonly Expression[]> {
  const written = new Map<Local, readonly Expression[]>();
  for (const { local, value } of assignmentsOf(graph)) written.set(local, [...(written.get(local) ?? []), value]);
  return written;
}

function assignmentsOf(graph: Graph) {
  return [...graph.nodes.values()].flatMap((node) => edgesOf(node).flatMap(({ assign }) => assign));
}

function readsOf(graph: Graph): ReadonlyMap<Local, number> {
  const count = new Map<Local, number>();
  const all = [...[...graph.nodes.values()].flatMap(valuesOf), ...assignmentsOf(graph).map(({ value }) => value)];
  for (const part of all.flatMap((value) => [...within(value)])) {
    if (part.kind === "read") count.set(part.local, (count.get(part.local) ?? 0) + 1);
  }
  return count;
}

/** Always the same, whenever it is evaluated: made of the input, literals and locals that are themselves set once, or outside. */
function isStable(value: Expression, local: Local, written: ReadonlyMap<Local, readonly Expression[]>): boolean {
  if (isFallible(value) || isOfState(value)) return false;
  return [...localsOf(value)].every((part) => part !== local && (written.get(part)?.length ?? 0) <= 1);
}

/** Short enough to be written several times. */
function isPath(value: Expression): boolean {
  const root = value.kind === "property" ? value.base : value;
  if (value.kind === "property") return isPath(root);
  return value.kind === "literal"
    ? sizeOf(value) === 1 && String(value.value).length <= 40
    : value.kind === "read" || value.kind === "input";
}

/** Values may contain each other: each is written out in full, unless that makes it too large. */
function resolve(values: ReadonlyMap<Local, Expression>): ReadonlyMap<Local, Expression> {
  const resolved = new Map<Local, Expression>();
  const tried = new Set<Local>();
  const expand = (local: Local, value: Expression): void => {
    if (tried.has(local)) return;
    tried.add(local);
    for (const part of localsOf(value)) {
      const inner = values.get(part);
      if (inner !== undefined) expand(part, inner);
    }
    const whole = substitute(value, resolved);
    if (isSmall(whole)) resolved.set(local, whole);
  };
  for (const [local, value] of values) expand(local, value);
  return resolved;
}
