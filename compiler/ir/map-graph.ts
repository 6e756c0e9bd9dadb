/** Graphs with parts replaced: edges, nodes, what they evaluate. Where nothing is another, the graph is the same object. */
import { withValues } from "./distributed";
import type { Expression } from "./expression";
import type { Edge, Graph, GraphNode, GroupNode, Parts } from "./graph";
import { mapItems, withParts } from "./unchanged";

/** The group with each of its graphs replaced. */
export function mapGraphs(node: GroupNode, change: (graph: Graph) => Graph): GroupNode {
  const { parts } = node;
  const changed: Parts =
    parts.kind === "branches"
      ? withParts(parts, { graphs: mapItems(parts.graphs, change) })
      : withParts(parts, { graph: change(parts.graph) });
  return withParts(node, { parts: changed });
}

/** The node with each of its edges replaced; itself where none is another. */
export function mapEdges(node: GraphNode, change: (edge: Edge) => Edge): GraphNode {
  switch (node.kind) {
    case "task":
    case "set":
    case "group":
      return withParts(node, {
        done: change(node.done),
        caught: mapItems(node.caught, (each) => withParts(each, { edge: change(each.edge) })),
      });
    case "wait":
      return withParts(node, { done: change(node.done) });
    case "test":
      return withParts(node, {
        rules: mapItems(node.rules, (each) => withParts(each, { edge: change(each.edge) })),
        otherwise: change(node.otherwise),
      });
    case "end":
    case "fail":
      return node;
  }
}

/** The edge with each value that it assigns replaced; itself where none is another. */
export function mapAssigned(edge: Edge, change: (value: Expression) => Expression): Edge {
  const assign = mapItems(edge.assign, (each) => withParts(each, { value: change(each.value) }));
  return withParts(edge, { assign });
}

/** The node with each of its own expressions (not those of its edges) replaced; a group's graphs are its own. */
export function mapValues(node: GraphNode, change: (value: Expression) => Expression): GraphNode {
  switch (node.kind) {
    case "task":
      return withParts(node, { payload: change(node.payload) });
    case "wait":
      return withParts(node, { time: change(node.time) });
    case "test":
      return withParts(node, {
        rules: mapItems(node.rules, (rule) => withParts(rule, { when: change(rule.when) })),
      });
    case "set":
      return node;
    case "end":
      return withParts(node, { value: change(node.value) });
    case "fail":
      return withParts(node, {
        error: change(node.error),
        failures: node.failures === null ? null : change(node.failures),
      });
    case "group": {
      const own = withParts(node, { parts: withOwnValues(node.parts, change) });
      return mapGraphs(own, (graph) => mapGraphValues(graph, change));
    }
  }
}

function withOwnValues(parts: Parts, change: (value: Expression) => Expression): Parts {
  if (parts.kind === "branches")
    return parts.argument === null ? parts : withParts(parts, { argument: change(parts.argument) });
  const items = change(parts.items);
  const { distributed } = parts;
  return withParts(parts, { items, distributed: distributed === null ? null : withValues(distributed, change) });
}

/** The graph with everything that it evaluates replaced; itself where nothing is. */
export function mapGraphValues(graph: Graph, change: (value: Expression) => Expression): Graph {
  return mapNodes(graph, (node) => mapEdges(mapValues(node, change), (edge) => mapAssigned(edge, change)));
}

/** The graph with each of its nodes replaced; itself where none is another. */
export function mapNodes(graph: Graph, change: (node: GraphNode) => GraphNode): Graph {
  const changed = [...graph.nodes].map(([id, node]) => [id, change(node)] as const);
  const isSame = changed.every(([id, node]) => graph.nodes.get(id) === node);
  return isSame ? graph : { start: graph.start, nodes: new Map(changed) };
}
