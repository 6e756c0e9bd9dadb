/**
 * A group of literal members → Parallel; one over items → Map. Each graph of it is a machine within the machine.
 * What an iteration is given travels as its input: variables of the group's own would be one for all iterations.
 */
import type { ParallelState, State } from "../asl/definition";
import { valuesOf, edgesOf, type Graph, type GroupNode, type NodeId } from "../ir/graph";
import type { Expression } from "../ir/expression";
import { within } from "../ir/walk";
import { onward, scopeOf, type Emission } from "./emission";
import { catchers } from "./errors";
import { output, template } from "./template";

/** Where an iteration is given what it begins with. */
const given = {
  item: "{% $states.context.Map.Item.Value %}",
  index: "{% $states.context.Map.Item.Index %}",
} as const;

/** Writes the state of a group. */
export function emitGroup(node: GroupNode, id: NodeId, emission: Emission): State {
  const { parts } = node;
  const branches = (emission.room.inner.get(id) ?? []).map((room) => emission.branchOf(room));
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
  const selected = givenIn(parts.graph);
  return {
    Type: "Map",
    Items: output(parts.items, scopeOf(emission), emission.report),
    ...(selected.length === 0 ? {} : { ItemSelector: Object.fromEntries(selected.map((what) => [what, given[what]])) }),
    ...(parts.concurrency === null ? {} : { MaxConcurrency: parts.concurrency }),
    ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, ...processor },
    ...errors,
    ...onward(node.done, emission),
  };
}

/** The input of each branch: `$states.input.item`. */
function argumentsOf(argument: Expression | null, emission: Emission): Pick<ParallelState, "Arguments"> {
  return argument === null ? {} : { Arguments: { item: template(argument, scopeOf(emission), emission.report) } };
}

/** What the first state of a graph asks for, and what it ends with. */
function givenIn(graph: Graph): readonly (keyof typeof given)[] {
  const first = graph.nodes.get(graph.start);
  if (first === undefined) return [];
  const endings = edgesOf(first).flatMap(({ to }) => graph.nodes.get(to) ?? []);
  const values = [first, ...endings.filter(({ kind }) => kind === "end")].flatMap((node) => [
    ...valuesOf(node),
    ...edgesOf(node).flatMap(({ assign }) => assign.map(({ value }) => value)),
  ]);
  const parts = values.flatMap((value) => [...within(value)]);
  return (["item", "index"] as const).filter((what) =>
    parts.some((part) => part.kind === "given" && part.what === what),
  );
}
