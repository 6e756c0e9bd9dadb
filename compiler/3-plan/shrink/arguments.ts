/**
 * const d = fallible(x); await use(d)   →   the arguments of `use` evaluate it: they are evaluated before anything has
 * happened, and their failure is caught by the state's own Catch. No transition on the good path.
 */
import type { CatchEdge, Edge, Graph, GraphNode, NodeId, SetNode, TaskNode } from "../../ir/graph";
import { readsSurely } from "../../ir/surely";
import { localsOf, substitute, within } from "../../ir/walk";
import { isVolatile } from "../../ir/volatile";
import { isSmall, valuesAfter } from "./edges";
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
    const used = node.done.assign.every(
      ({ local }) =>
        readOnce(next, local) &&
        ![next.done, ...next.caught.map(({ edge }) => edge)].some((edge) => neededAfter(edge, local, live)),
    );
    const merged = together(node, next);
    if (used && sameTarget(node, next) && isRepeatable(merged.payload)) changed.set(id, merged);
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

type Local = SetNode["done"]["assign"][number]["local"];

/** Arguments are evaluated anew with each try. */
function isRepeatable(payload: TaskNode["payload"]): boolean {
  return isSmall(payload) && !isVolatile(payload);
}

/** What is read in an arm of a choice only would not always be evaluated, and not always fail. */
function readOnce(task: TaskNode, local: Local): boolean {
  const reads = [...within(task.payload)].filter((part) => part.kind === "read" && part.local === local);
  return reads.length === 1 && readsSurely(task.payload, local);
}

function neededAfter(edge: Edge, local: Local, live: ReturnType<typeof liveness>): boolean {
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
