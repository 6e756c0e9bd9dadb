/**
 * const d = fallible(x); await use(d)   →   the arguments of `use` evaluate it: they are evaluated before anything has
 * happened, and their failure is caught by the state's own Catch. No transition on the good path. What is read again
 * later is assigned when the task is done: it has been evaluated without failing, and cannot fail any more.
 */
import type { CatchEdge, Edge, Graph, GraphNode, NodeId, SetNode, TaskNode } from "../../ir/graph";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { readsSurely } from "../../ir/surely";
import { isVolatile } from "../../ir/volatile";
import { localsOf, mapParts, substitute, within } from "../../ir/walk";
import { compose, isSmall, isSmallEdge, valuesAfter } from "./edges";
import { liveness } from "./dead";
import { arrivals, withNodes } from "./rewrite";

/** Moves values that may fail into the arguments of the task that follows. */
export function evaluateInArguments(graph: Graph): Graph {
  const coming = arrivals(graph);
  const live = liveness(graph);
  const changed = new Map<NodeId, GraphNode>();
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "set" || node.caught.length === 0) continue;
    const next = graph.nodes.get(node.done.to);
    if (next?.kind !== "task" || coming.get(node.done.to) !== 1 || changed.has(node.done.to)) continue;
    const merged = merge(node, next, live);
    if (merged !== null) changed.set(id, merged);
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

/** The task that evaluates the values itself; null where that would not be the same. */
function merge(node: SetNode, next: TaskNode, live: Live): TaskNode | null {
  const used = node.done.assign.every(({ local }) => readsSurely(next.payload, local) && !isUsedTwice(next, local));
  if (!used || !sameTarget(node, next)) return null;
  const merged = keeping(together(node, next), node, live);
  return merged !== null && isRepeatable(merged.payload) ? merged : null;
}

/** Arguments are evaluated anew with each try. */
function isRepeatable(payload: TaskNode["payload"]): boolean {
  return isSmall(payload) && !isVolatile(payload);
}

type Local = SetNode["done"]["assign"][number]["local"];

/** What is read twice would be evaluated twice; what is read in an arm of a choice only would not always be, and not always fail. */
function isUsedTwice(task: TaskNode, local: Local): boolean {
  return [...within(task.payload)].filter((part) => part.kind === "read" && part.local === local).length !== 1;
}

/** The task with the values that are needed after it on each edge that leaves it once its arguments are evaluated. */
function keeping(task: TaskNode, { done }: SetNode, live: Live): TaskNode | null {
  const known = done.assign.map(({ local, value }) => ({ local, value: assured(value) }));
  const keep = (edge: Edge): Edge => {
    const needed = known.filter(({ local }) => neededAfter(edge, local, live));
    return needed.length === 0 ? edge : compose({ assign: needed, to: edge.to }, edge);
  };
  const kept = {
    ...task,
    done: keep(task.done),
    caught: task.caught.map(({ match, edge }) => ({
      match,
      edge: match === "thrown" || match === "internal" ? edge : keep(edge),
    })),
  };
  const small =
    isSmallEdge(kept.done, task.done) &&
    kept.caught.every(({ edge }, at) => isSmallEdge(edge, task.caught[at]?.edge ?? edge));
  return small && known.every(({ value }) => !isFallible(value)) ? kept : null;
}

/** The value of an expression that has been evaluated without failing. */
function assured(value: Expression): Expression {
  const parts = mapParts(value, assured);
  if (parts.kind === "operation" && parts.name === "JSON.parse") return { ...parts, name: "parsed" };
  if (parts.kind === "operation" && parts.name === "as declared")
    return { ...(parts.operands[0] ?? parts), kinds: parts.kinds };
  return parts.kind === "property" || parts.kind === "element" ? { ...parts, optional: true } : parts;
}

type Live = ReturnType<typeof liveness>;

function neededAfter(edge: Edge, local: Local, live: Live): boolean {
  return live.get(edge.to)?.has(local) === true || edge.assign.some(({ value }) => localsOf(value).has(local));
}

/** Errors of the arguments go where errors of the value went. */
function sameTarget(node: SetNode, task: TaskNode): boolean {
  const own = task.caught.find(({ match }) => match === "thrown");
  return own === undefined || own.edge.to === node.caught[0]?.edge.to;
}

function together(node: SetNode, task: TaskNode): TaskNode {
  const own = task.caught.some(({ match }) => match === "thrown");
  const thrown: readonly CatchEdge[] = own ? [] : node.caught;
  return { ...task, payload: substitute(task.payload, valuesAfter(node.done)), caught: [...thrown, ...task.caught] };
}
