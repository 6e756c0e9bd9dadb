/** Graph → definition: names, states in the order in which a run meets them, and the map back to the source. */
import type { Definition, State } from "../asl/definition";
import type { DefinitionMap, StateOrigin } from "../compiled";
import type { Report } from "../diagnostics/report";
import type { Graph, GraphNode, NodeId } from "../ir/graph";
import { edgesOf } from "../ir/graph";
import { wholeLocals } from "../ir/whole";
import { reachable } from "../ir/print";
import { endsHere, type Emission } from "./emission";
import { nameStates } from "./state-names";
import { emitState } from "./states";
import { localsWithMadeErrors, nameVariables } from "./variables";

export interface Emitted {
  readonly definition: Definition;
  readonly map: DefinitionMap;
}

/** Writes a machine. */
export function emit(graph: Graph, report: Report): Emitted {
  const states = statesOf(graph);
  const names = nameStates(states);
  const nameOf = (id: NodeId): string => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`node ${id} is no state`);
    return name;
  };
  const variables = nameVariables(graph);
  const emission: Emission = {
    graph,
    report,
    variables,
    made: localsWithMadeErrors(graph),
    whole: wholeLocals(graph),
    nameOf,
  };
  const written = [...states].map(([id, node]): readonly [string, State] => [
    nameOf(id),
    emitState(node, nameOf(id), emission),
  ]);
  const origins = [...states].map(([id, node]): readonly [string, StateOrigin] => [nameOf(id), originOf(node)]);
  return {
    definition: { QueryLanguage: "JSONata", StartAt: nameOf(graph.start), States: Object.fromEntries(written) },
    map: {
      states: Object.fromEntries(origins),
      variables: Object.fromEntries(
        [...variables].map(([local, name]) => [name, { local: local.name, span: local.span }]),
      ),
    },
  };
}

/** The nodes that become states: all that can be reached, but for endings that the states before them take over. */
function statesOf(graph: Graph): ReadonlyMap<NodeId, GraphNode> {
  const needed = new Set<NodeId>([graph.start]);
  for (const id of reachable(graph)) {
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    const own = node.kind === "task" || node.kind === "set" || node.kind === "wait" ? node.done : null;
    for (const edge of edgesOf(node)) if (edge !== own || !endsHere(edge, graph)) needed.add(edge.to);
  }
  const states = new Map<NodeId, GraphNode>();
  for (const id of reachable(graph)) {
    const node = graph.nodes.get(id);
    if (node !== undefined && needed.has(id)) states.set(id, node);
  }
  return states;
}

function originOf(node: GraphNode): StateOrigin {
  return {
    span: node.span,
    ...(node.kind === "task" ? { task: node.task } : {}),
    ...(node.kind === "task" && node.registers.length > 0 ? { registers: node.registers } : {}),
    ...(node.undoes === null ? {} : { undoes: node.undoes }),
  };
}
