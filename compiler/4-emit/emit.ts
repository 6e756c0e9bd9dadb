/** Graph → definition: names, states in the order in which a run meets them, and the map back to the source. */
import type { Branch, Definition, State } from "../asl/definition";
import type { DefinitionMap, StateOrigin } from "../compiled";
import type { Report } from "../diagnostics/report";
import type { Graph, GraphNode, NodeId, TaskNode } from "../ir/graph";
import { edgesOf, graphsOf, nodesWithin } from "../ir/graph";
import { httpNames, jobNames, mapRunNames } from "../ir/platform-errors";
import { wholeLocals } from "../ir/whole";
import { reachable } from "../ir/print";
import { callOf, type SdkTarget, type Target } from "../ir/target";
import { targetsOf } from "../ir/called";
import { endsHere, type Emission, type Room } from "./emission";
import type { Service } from "./jsonata/scope";
import { emitState } from "./states";
import { nameStates } from "./state-names";
import { localsWithMadeErrors, nameVariables } from "./variables";

export interface Emitted {
  readonly definition: Definition;
  readonly map: DefinitionMap;
}

/** Writes a machine; one that has not ended after so many seconds is ended. `beyond`: services that those call which it calls. */
export function emit(
  graph: Graph,
  report: Report,
  backstopSeconds: number | null = null,
  beyond: readonly SdkTarget[] = [],
): Emitted {
  const whole = roomOf(graph);
  const slots = new Map<string, GraphNode>();
  const keys = new Map([...roomsWithin(whole)].map((room, at) => [room, at]));
  const keyOf = (room: Room, id: NodeId): string => `${keys.get(room)} ${id}`;
  for (const room of keys.keys()) for (const [id, node] of room.states) slots.set(keyOf(room, id), node);
  const names = nameStates(slots);
  const variables = nameVariables(graph);
  const made = localsWithMadeErrors(graph);
  const about = {
    report,
    variables,
    made,
    whole: wholeLocals(graph),
    services: [...servicesOf(graph, beyond), ...mapRunsOf(graph), ...jobsOf(graph)],
  };
  const emissionOf = (room: Room, isMember: boolean): Emission => ({
    ...about,
    graph: room.graph,
    room,
    isMember,
    nameOf: (id) => {
      const name = names.get(keyOf(room, id));
      if (name === undefined) throw new Error(`node ${id} is no state`);
      return name;
    },
    branchOf: (inner, isApart) => emitBranch(inner, emissionOf(inner, !isApart)),
  });
  const origins = [...slots].map(([key, node]): readonly [string, StateOrigin] => [
    names.get(key) ?? "",
    originOf(node),
  ]);
  return {
    definition: {
      QueryLanguage: "JSONata",
      ...(backstopSeconds === null ? {} : { TimeoutSeconds: backstopSeconds }),
      ...emitBranch(whole, emissionOf(whole, false)),
    },
    map: {
      states: Object.fromEntries(origins),
      variables: Object.fromEntries(
        [...variables].map(([local, name]) => [name, { local: local.name, span: local.span }]),
      ),
    },
  };
}

/** The states of one graph. */
function emitBranch({ graph, states }: Room, emission: Emission): Branch {
  const written = [...states].map(([id, node]): readonly [string, State] => [
    emission.nameOf(id),
    emitState(id, node, emission),
  ]);
  return { StartAt: emission.nameOf(graph.start), States: Object.fromEntries(written) };
}

function roomOf(graph: Graph): Room {
  const states = statesOf(graph);
  const groups = [...states].flatMap(([id, node]) =>
    node.kind === "group" ? [[id, graphsOf(node).map(roomOf)] as const] : [],
  );
  return { graph, states, inner: new Map(groups) };
}

function* roomsWithin(room: Room): Generator<Room> {
  yield room;
  for (const rooms of room.inner.values()) for (const inner of rooms) yield* roomsWithin(inner);
}

/** The nodes that become states: all that can be reached, but for endings that the states before them take over. */
function statesOf(graph: Graph): ReadonlyMap<NodeId, GraphNode> {
  const needed = new Set<NodeId>([graph.start]);
  for (const id of reachable(graph)) {
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    const own = "done" in node ? node.done : null;
    for (const edge of edgesOf(node)) if (edge !== own || !endsHere(edge, graph)) needed.add(edge.to);
  }
  const states = new Map<NodeId, GraphNode>();
  for (const id of reachable(graph)) {
    const node = graph.nodes.get(id);
    if (node !== undefined && needed.has(id)) states.set(id, node);
  }
  return states;
}

function originOfCall({ target, retried, limitSeconds }: TaskNode): Omit<StateOrigin, "span"> {
  return {
    ...calledIn(target),
    ...(retried ? { retried: true as const } : {}),
    ...(limitSeconds === null ? {} : { limited: true as const }),
  };
}

/** The services whose errors may be met, each once. */
function servicesOf(graph: Graph, beyond: readonly SdkTarget[]): readonly SdkTarget[] {
  const own = targetsOf(graph).filter((target): target is SdkTarget => target.kind === "sdk");
  const called = [...own, ...beyond];
  return called.filter((target, at) => called.findIndex(({ errors }) => errors === target.errors) === at);
}

/** What a distributed Map fails with has names of the machine's own. */
function mapRunsOf(graph: Graph): readonly Service[] {
  const isDistributed = (node: GraphNode): boolean =>
    node.kind === "group" && node.parts.kind === "each" && node.parts.distributed !== null;
  return [...nodesWithin(graph)].some(isDistributed) ? [{ errors: null, errorNames: mapRunNames }] : [];
}

/** So have what a job fails with that is waited for, and what a web API does. */
function jobsOf(graph: Graph): readonly Service[] {
  const isJob = ({ kind, pattern }: Target): boolean => kind === "integration" && pattern !== "request";
  const isHttp = (target: Target): boolean =>
    target.kind === "http" || (target.kind === "integration" && target.api === "http:invoke");
  const targets = targetsOf(graph);
  return [
    ...(targets.some(isJob) ? [{ errors: null, errorNames: jobNames }] : []),
    ...(targets.some(isHttp) ? [{ errors: null, errorNames: httpNames }] : []),
  ];
}

function calledIn(target: Target): Pick<StateOrigin, "task" | "region" | "call"> {
  if (target.kind === "outlined") return { region: target.region };
  return target.kind === "task" ? { task: target.name } : { call: callOf(target) };
}

function originOf(node: GraphNode): StateOrigin {
  return {
    span: node.span,
    ...(node.kind === "task" ? originOfCall(node) : {}),
    ...("registers" in node && node.registers.length > 0 ? { registers: node.registers } : {}),
    ...(node.undoes === null ? {} : { undoes: node.undoes }),
  };
}
