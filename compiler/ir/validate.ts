/**
 * What a graph must satisfy after lowering and after every pass. A violation is a mistake of the compiler and is thrown.
 *
 * The most important one: an expression that can fail stands only where nothing has happened yet. In the output of a
 * task it would fail after the effect, and with a retrier for any error the effect would be repeated.
 */
import type { Expression } from "./expression";
import { isFallible } from "./fallible";
import { edgesOf, graphsOf, ownValuesOf, valuesOf, type Edge, type Graph, type GraphNode, type NodeId } from "./graph";
import { printExpression } from "./print";
import { resultOf } from "./target";
import { within } from "./walk";

/** Throws on the first violation. `iterates`: the graph begins with what an iteration is given. */
export function checkGraph(graph: Graph, iterates = false): void {
  for (const [id, node] of graph.nodes) {
    const isFirst = iterates && id === graph.start;
    checkGiven(node, isFirst || (iterates && isOutputOfFirst(id, node, graph)));
    if (node.kind === "group")
      for (const inner of graphsOf(node)) checkGraph(inner, isFirst || ownValuesOf(node).length > 0);
    for (const { to } of edgesOf(node))
      if (!graph.nodes.has(to)) throw new Error(`\`${node.title}\` leads to node ${to}, which does not exist`);
    for (const edge of edgesOf(node)) checkEdge(edge, node);
    checkValues(id, node, graph);
    checkEnding(id, node, graph);
  }
}

/** An ending that reads a result, or what was caught, is the output of the state before it, which assigns nothing then. */
function checkEnding(id: NodeId, node: GraphNode, graph: Graph): void {
  const values = node.kind === "end" ? [...within(node.value)] : [];
  if (!values.some(({ kind }) => kind === "result" || kind === "caught")) return;
  const ways = [...graph.nodes.values()].flatMap(edgesOf).filter(({ to }) => to === id);
  if (ways.some(({ assign }) => assign.length > 0)) throw new Error(`\`${node.title}\` has no result to return`);
}

function checkEdge(edge: Edge, node: GraphNode): void {
  const locals = new Set(edge.assign.map(({ local }) => local));
  if (locals.size !== edge.assign.length) throw new Error(`an edge of \`${node.title}\` assigns a local twice`);
  const mayFail = node.kind === "set" && node.caught.length > 0 && edge === node.done;
  for (const { value } of edge.assign) {
    if (!mayFail) checkTotal(value, node);
    checkLeaves(value, node, edge);
  }
}

/** True for an ending that the first state takes over, as its own output. */
function isOutputOfFirst(id: NodeId, node: GraphNode, graph: Graph): boolean {
  const first = graph.nodes.get(graph.start);
  const [done] = first === undefined ? [] : edgesOf(first);
  const ways = [...graph.nodes.values()].flatMap(edgesOf).filter(({ to }) => to === id);
  return node.kind === "end" && done?.to === id && done.assign.length === 0 && ways.length === 1;
}

/** `given` exists in the first state of an iteration: in its own values, and on every edge that leaves it. */
function checkGiven(node: GraphNode, isFirst: boolean): void {
  if (isFirst) return;
  const edges = edgesOf(node).flatMap(({ assign }) => assign.map(({ value }) => value));
  for (const value of [...ownValues(node), ...edges]) {
    for (const part of within(value)) if (part.kind === "given") throw new Error(`\`${node.title}\` is given nothing`);
  }
}

/** Those of the graphs of a group not among them: they are graphs of their own. */
function ownValues(node: GraphNode): readonly Expression[] {
  if (node.kind !== "group") return valuesOf(node);
  return ownValuesOf(node);
}

/** `result` exists on the way out of a task or group, `caught` on a catching edge. */
function checkLeaves(value: Expression, node: GraphNode, edge: Edge): void {
  const effect = node.kind === "task" ? resultOf(node.target) : node.kind === "group" ? node.kind : null;
  const canCatch = effect !== null || node.kind === "set";
  const isDone = canCatch && edge === edgesOf(node)[0];
  for (const part of within(value)) {
    if (part.kind === "result" && !(part.of === effect && isDone))
      throw new Error(`\`${node.title}\` has no result to assign`);
    if (part.kind === "caught" && (isDone || !canCatch)) throw new Error(`\`${node.title}\` has caught nothing`);
  }
}

/** Arguments may fail, where a catching edge says what then; so may an ending that is computed by a state that can catch. */
function checkValues(id: NodeId, node: GraphNode, graph: Graph): void {
  for (const value of ownValues(node)) {
    if (!isFallible(value)) continue;
    const caught =
      (node.kind === "task" || node.kind === "group") && node.caught.some(({ match }) => match === "thrown");
    const inCatching =
      node.kind === "end" &&
      graph.start !== id &&
      arrivals(id, graph).every(
        (from) => from.kind === "set" && from.caught.length > 0 && from.done.to === id && from.done.assign.length === 0,
      );
    if (!caught && !inCatching) checkTotal(value, node);
  }
}

function arrivals(id: NodeId, graph: Graph): readonly GraphNode[] {
  return [...graph.nodes.values()].filter((node) => edgesOf(node).some(({ to }) => to === id));
}

function checkTotal(value: Expression, node: GraphNode): void {
  if (isFallible(value))
    throw new Error(`\`${printExpression(value)}\` may fail where \`${node.title}\` cannot catch it`);
}
