/** Mistakes in what random programs alone make: groups, and edges of the graph between planning and writing. */
import type { Edge, Graph, GraphNode } from "../../compiler/ir/graph";
import { edgesOf } from "../../compiler/ir/graph";
import { inStates } from "../sabotage/sabotage";
import type { Sabotage } from "../sabotage/sabotage";

/** Of the writer. Before any pass no test has rules that can hold at the same time: their order is nothing yet. */
export const groupSabotages: readonly Sabotage[] = [
  inStates("members of a group swapped", "Parallel", ({ Branches, ...state }) =>
    Branches.length < 2 ? [] : [{ ...state, Branches: [...Branches].reverse() }],
  ),
  inStates("a bound of a Map forgotten", "Map", ({ MaxConcurrency, ...state }) =>
    MaxConcurrency === undefined ? [] : [state],
  ),
  inStates("a Map runs one item after the other", "Map", (state) =>
    state.MaxConcurrency === undefined ? [{ ...state, MaxConcurrency: 1 }] : [],
  ),
  inStates("the rules of a test in another order", "Choice", ({ Choices, ...state }) =>
    Choices.length < 2 ? [] : [{ ...state, Choices: [...Choices].reverse() }],
  ),
  inStates("a failure of a group is caught by nobody", "Parallel", ({ Catch, ...state }) =>
    Catch === undefined ? [] : [state],
  ),
];

/** A mistake of a pass over the graph; null where the graph has no place for it. */
export interface GraphMistake {
  readonly name: string;
  readonly change: (graph: Graph, at: number) => Graph | null;
}

/** Of the planner. */
export const graphMistakes: readonly GraphMistake[] = [
  {
    name: "an assignment lost in planning",
    change: (graph, at) =>
      changed(graph, at, (node) =>
        inDone(node, (edge) => (edge.assign.length === 0 ? null : { ...edge, assign: edge.assign.slice(1) })),
      ),
  },
  {
    name: "an edge led past a node",
    change: (graph, at) => changed(graph, at, (node) => inDone(node, (edge) => past(edge, graph))),
  },
];

function inDone(node: GraphNode, change: (edge: Edge) => Edge | null): GraphNode | null {
  if (!("done" in node)) return null;
  const done = change(node.done);
  return done === null ? null : { ...node, done };
}

/** To where the next node would lead, if it assigns or waits and does nothing else. */
function past(edge: Edge, { nodes }: Graph): Edge | null {
  const next = nodes.get(edge.to);
  return next?.kind === "wait" || next?.kind === "set" ? { ...edge, to: next.done.to } : null;
}

/** The graph with one of its nodes changed, and without what cannot be reached any more. */
function changed(graph: Graph, at: number, change: (node: GraphNode) => GraphNode | null): Graph | null {
  const mutants = [...graph.nodes].flatMap(([id, node]) => {
    const other = change(node);
    return other === null ? [] : [[id, other] as const];
  });
  const mutant = mutants[at % Math.max(1, mutants.length)];
  return mutant === undefined ? null : reachable({ ...graph, nodes: new Map([...graph.nodes, mutant]) });
}

function reachable(graph: Graph): Graph {
  const reached = new Set([graph.start]);
  for (const id of reached) {
    const node = graph.nodes.get(id);
    if (node !== undefined) for (const { to } of edgesOf(node)) reached.add(to);
  }
  return { ...graph, nodes: new Map([...graph.nodes].filter(([id]) => reached.has(id))) };
}
