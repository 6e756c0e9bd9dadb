/**
 * A group of literal members → Parallel; one over items → Map. Each graph of it is a machine within the machine.
 * What an iteration is given travels as its input: variables of the group's own would be one for all iterations.
 */
import type { MapState, ParallelState, State } from "../asl/definition";
import type { Graph, GroupNode, NodeId, Parts } from "../ir/graph";
import type { Expression } from "../ir/expression";
import { distributed, processorConfig } from "./distributed";
import { given, pathsGiven } from "./given";
import { onward, scopeOf, type Emission } from "./emission";
import { catchers } from "./errors";
import { output, template } from "./template";

type Each = Extract<Parts, { readonly kind: "each" }>;

/** Writes the state of a group. */
export function emitGroup(node: GroupNode, id: NodeId, emission: Emission): State {
  const { parts } = node;
  const isApart = parts.kind === "each" && parts.distributed !== null;
  const branches = (emission.room.inner.get(id) ?? []).map((room) => emission.branchOf(room, isApart));
  const caught = catchers(node, emission);
  const errors = caught.length === 0 ? {} : { Catch: caught };
  if (parts.kind === "branches")
    return {
      Type: "Parallel",
      ...argumentsOf(parts.argument, emission),
      Branches: branches,
      ...errors,
      ...onward(node.done, emission),
    };
  const [processor] = branches;
  if (processor === undefined) throw new Error(`\`${node.title}\` has no graph`);
  return {
    Type: "Map",
    ...(parts.distributed === null ? inline(parts, emission) : distributed(parts, parts.distributed, emission)),
    ...(parts.concurrency === null ? {} : { MaxConcurrency: parts.concurrency }),
    ItemProcessor: { ProcessorConfig: processorConfig(parts.distributed), ...processor },
    ...errors,
    ...onward(node.done, emission),
  };
}

function inline({ items, graph }: Each, emission: Emission): Pick<MapState, "Items" | "ItemSelector"> {
  const selected = givenIn(graph);
  return {
    Items: output(items, scopeOf(emission), emission.report),
    ...(selected.length === 0 ? {} : { ItemSelector: Object.fromEntries(selected.map((what) => [what, given[what]])) }),
  };
}

/** The input of each branch: `$states.input.item`. */
function argumentsOf(argument: Expression | null, emission: Emission): Pick<ParallelState, "Arguments"> {
  return argument === null ? {} : { Arguments: { item: template(argument, scopeOf(emission), emission.report) } };
}

/** What the first state of a graph asks for. */
function givenIn(graph: Graph): readonly (keyof typeof given)[] {
  return (["item", "index"] as const).filter((what) => pathsGiven(graph).some(([first]) => first === what));
}
