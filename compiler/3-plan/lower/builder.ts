/** Collects the nodes of a graph while it is lowered. */
import type { Assignment, CatchEdge, Edge, Graph, GraphNode, NodeId } from "../../ir/graph";
import type { Expression, Local } from "../../ir/expression";
import type { Span } from "../../ir/span";

export class Builder {
  readonly #nodes = new Map<NodeId, GraphNode>();
  #next = 1;

  /** An identity for a node that is added later: a loop's head, before its body. */
  reserve(): NodeId {
    return this.#next++;
  }

  add(node: GraphNode, id: NodeId = this.reserve()): NodeId {
    this.#nodes.set(id, node);
    return id;
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#nodes.size;
  }

  graph(start: NodeId): Graph {
    return { start, nodes: this.#nodes };
  }
}

/** An edge that assigns nothing. */
export function to(node: NodeId): Edge {
  return { assign: [], to: node };
}

/** An edge that assigns. */
export function assigning(node: NodeId, ...assign: readonly Assignment[]): Edge {
  return { assign, to: node };
}

/** A node that sets one local and goes on. */
export function setNode(
  local: Local,
  value: Expression,
  about: {
    readonly next: NodeId;
    readonly caught: readonly CatchEdge[];
    readonly span: Span;
    readonly undoes: number | null;
  },
): GraphNode {
  const { next, caught, span, undoes } = about;
  return { kind: "set", done: assigning(next, { local, value }), caught, span, title: `set ${local.hint}`, undoes };
}

/** What a test is called: as the source says, and then it stays a state; else as it reads. */
export function named(title: string | null, otherwise: string): { readonly title: string; readonly keep?: true } {
  return title === null ? { title: otherwise } : { title, keep: true };
}
