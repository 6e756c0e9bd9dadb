/**
 * A workflow as a graph: one effect, test or ending per node, and on every edge the assignments that happen on the way.
 * All assignments of an edge happen at once and read the values from before it, as in a state machine.
 * Lowering makes it obviously right; shrinking makes it small; emission writes each node as one state.
 */
import type { RetryPolicy } from "../compiled";
import { valuesBeside, type Distributed } from "./distributed";
import type { Expression, Local } from "./expression";
import type { Span } from "./span";
import type { Target } from "./target";
import type { Wait } from "./wait";

/** Identity of a node in its graph. */
export type NodeId = number;

export interface Graph {
  readonly start: NodeId;
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
}

export interface Assignment {
  readonly local: Local;
  readonly value: Expression;
}

export interface Edge {
  readonly assign: readonly Assignment[];
  readonly to: NodeId;
}

/**
 * `any` is every error that a program can catch; `thrown` those that its expressions throw, `internal` those of expressions
 * that the program has not thrown (an evaluation that takes too long, say), which are none of its own business.
 */
export type Match = "any" | "thrown" | "internal" | readonly string[];

export interface CatchEdge {
  readonly match: Match;
  readonly edge: Edge;
}

export type GraphNode = TaskNode | WaitNode | TestNode | SetNode | EndNode | FailNode | GroupNode;

interface Common {
  readonly span: Span;
  /** What the state is called, before names are made unique. */
  readonly title: string;
  /** The compensation of which the node is a part. */
  readonly undoes: number | null;
}

/** Calls a task, or something else. `result` on the `done` edge is what it returned, `caught` on a catch edge is the error. */
export interface TaskNode extends Common {
  readonly kind: "task";
  readonly target: Target;
  readonly payload: Expression;
  readonly retry: RetryPolicy | null;
  readonly timeoutSeconds: number | null;
  /** `retry` is what a `retry` around the call says. */
  readonly retried: boolean;
  /** What a `within` around the call says. */
  readonly limitSeconds: number | null;
  /** The deadline of the workflow, beyond which it is not waited for. */
  readonly deadlineSeconds: number | null;
  /** So long somebody who has its token, or works on it, may be silent. */
  readonly heartbeatSeconds: number | null;
  readonly done: Edge;
  readonly caught: readonly CatchEdge[];
  /** Compensations that are registered when it is done. */
  readonly registers: readonly number[];
}

export interface WaitNode extends Common, Wait {
  readonly kind: "wait";
  readonly done: Edge;
}

/** Goes along the first rule whose condition holds. */
export interface TestNode extends Common {
  readonly kind: "test";
  readonly rules: readonly { readonly when: Expression; readonly edge: Edge }[];
  readonly otherwise: Edge;
  /** The source names it (`// @state VIP?`): it stays a state of its own. */
  readonly keep?: boolean;
  /** The way back from a function that calls itself: a test on the way may become a part of it, though it leads here again. */
  readonly returns?: true;
  /** Its rules are about errors of what has just ended: what follows may find that out as well. */
  readonly raises?: boolean;
}

/** Assigns. The values may fail where `caught` says where that leads. */
export interface SetNode extends Common {
  readonly kind: "set";
  readonly done: Edge;
  readonly caught: readonly CatchEdge[];
}

export interface EndNode extends Common {
  readonly kind: "end";
  readonly value: Expression;
}

/**
 * Ends with an error. `failures` is the list of compensations that failed, or undefined before the first: if there are
 * any, they are what is reported.
 */
export interface FailNode extends Common {
  readonly kind: "fail";
  readonly error: Expression;
  readonly failures: Expression | null;
}

/**
 * Runs graphs at the same time. `result` on the `done` edge is the list of what they ended with, `caught` on a catch edge
 * is the error of the first that failed. What a graph assigns is its own; what is assigned outside it reads.
 */
export interface GroupNode extends Common {
  readonly kind: "group";
  readonly parts: Parts;
  readonly done: Edge;
  readonly caught: readonly CatchEdge[];
  /** Compensations that are registered when it is done. */
  readonly registers: readonly number[];
}

/** Each graph once; or one graph for each of the items, where `given` is the item and its position. */
export type Parts =
  | {
      readonly kind: "branches";
      readonly graphs: readonly Graph[];
      /** What is evaluated before any of them begins: the item that each is given; null where there is none. */
      readonly argument: Expression | null;
    }
  | {
      readonly kind: "each";
      readonly items: Expression;
      readonly graph: Graph;
      /** At most so many at a time; null: all of them. */
      readonly concurrency: number | null;
      /** Null: the iterations are part of this execution. */
      readonly distributed: Distributed | null;
    };

/** The graphs of a group. */
export function graphsOf({ parts }: GroupNode): readonly Graph[] {
  return parts.kind === "branches" ? parts.graphs : [parts.graph];
}

/** Every node of a graph, those of its groups included. */
export function* nodesWithin(graph: Graph): Generator<GraphNode> {
  for (const node of graph.nodes.values()) {
    yield node;
    if (node.kind === "group") for (const inner of graphsOf(node)) yield* nodesWithin(inner);
  }
}

/** Every edge that leaves a node, catching ones last. */
export function edgesOf(node: GraphNode): readonly Edge[] {
  switch (node.kind) {
    case "task":
    case "set":
    case "group":
      return [node.done, ...node.caught.map(({ edge }) => edge)];
    case "wait":
      return [node.done];
    case "test":
      return [...node.rules.map(({ edge }) => edge), node.otherwise];
    case "end":
    case "fail":
      return [];
  }
}

/** The node's own expressions, those of its edges not among them; all of what a group's graphs evaluate. */
export function valuesOf(node: GraphNode): readonly Expression[] {
  switch (node.kind) {
    case "task":
      return [node.payload];
    case "wait":
      return [node.time];
    case "test":
      return node.rules.map(({ when }) => when);
    case "set":
      return [];
    case "end":
      return [node.value];
    case "fail":
      return node.failures === null ? [node.error] : [node.error, node.failures];
    case "group":
      return [
        ...ownValuesOf(node),
        ...graphsOf(node).flatMap((graph) => [...graph.nodes.values()].flatMap(evaluatedBy)),
      ];
  }
}

/** What a group itself evaluates, before any of its members begins. */
export function ownValuesOf({ parts }: GroupNode): readonly Expression[] {
  if (parts.kind === "each") return [parts.items, ...valuesBeside(parts.distributed)];
  return parts.argument === null ? [] : [parts.argument];
}

/** What a node and the edges that leave it evaluate. */
export function evaluatedBy(node: GraphNode): readonly Expression[] {
  return [...valuesOf(node), ...edgesOf(node).flatMap(({ assign }) => assign.map(({ value }) => value))];
}
