/** What every state needs to be written: names, scope, and the way on. */
import type { Assign, Branch, Json, Transition } from "../asl/definition";
import type { Report } from "../diagnostics/report";
import type { Edge, Graph, GraphNode, NodeId } from "../ir/graph";
import type { Local } from "../ir/expression";
import type { Caught, Scope } from "./jsonata/scope";
import { output, variableValue } from "./template";

/** A graph and the nodes of it that become states, with the same of each of its groups. */
export interface Room {
  readonly graph: Graph;
  readonly states: ReadonlyMap<NodeId, GraphNode>;
  readonly inner: ReadonlyMap<NodeId, readonly Room[]>;
}

export interface Emission {
  readonly graph: Graph;
  readonly room: Room;
  /** The graph is one of a group: its errors are read again by who started it. */
  readonly isMember: boolean;
  readonly report: Report;
  readonly variables: ReadonlyMap<Local, string>;
  readonly made: ReadonlySet<Local>;
  readonly whole: ReadonlySet<Local>;
  readonly services: Scope["services"];
  readonly nameOf: (node: NodeId) => string;
  /** The states of a graph of a group of this one; `isApart`: nobody reads its errors again. */
  readonly branchOf: (room: Room, isApart: boolean) => Branch;
}

/** The scope of an edge. */
export function scopeOf(emission: Emission, caught: Caught = "raw"): Scope {
  const { variables, made, whole, services } = emission;
  return { variables, made, whole, services, caught };
}

/** The `Assign` of an edge; null when it assigns nothing. */
export function assignOf(edge: Edge, caught: Caught, emission: Emission): Assign | null {
  if (edge.assign.length === 0) return null;
  const entries = edge.assign.map(({ local, value }): readonly [string, Json] => {
    const name = emission.variables.get(local);
    if (name === undefined) throw new Error(`\`${local.name}\` has no variable`);
    return [name, variableValue(value, local.boxed, scopeOf(emission, caught), emission.report)];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a state goes: into an ending that it can be itself, or on. */
export type Onward = Transition & { readonly Assign?: Assign; readonly Output?: Json };

/** The way on of a Task, Pass, Wait or Map: an ending without an assignment before it is the state's own `Output`. */
export function onward(edge: Edge, emission: Emission): Onward {
  const target = emission.graph.nodes.get(edge.to);
  if (target?.kind === "end" && edge.assign.length === 0) {
    return { Output: output(target.value, scopeOf(emission), emission.report), End: true };
  }
  const assign = assignOf(edge, "raw", emission);
  return { ...(assign === null ? {} : { Assign: assign }), Next: emission.nameOf(edge.to) };
}

/** True when the edge leads into an ending that the state before it takes over. */
export function endsHere(edge: Edge, graph: Graph): boolean {
  return graph.nodes.get(edge.to)?.kind === "end" && edge.assign.length === 0;
}
