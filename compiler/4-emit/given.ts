/** Where an iteration is given what it begins with, and what of that it asks for. */
import { edgesOf, valuesOf, type Graph } from "../ir/graph";
import { within } from "../ir/walk";

export const given = {
  item: "{% $states.context.Map.Item.Value %}",
  index: "{% $states.context.Map.Item.Index %}",
} as const;

/** What the first state of a graph asks for, and what it ends with: paths in its input. */
export function pathsGiven(graph: Graph): readonly (readonly string[])[] {
  const first = graph.nodes.get(graph.start);
  if (first === undefined) return [];
  const endings = edgesOf(first).flatMap(({ to }) => graph.nodes.get(to) ?? []);
  const values = [first, ...endings.filter(({ kind }) => kind === "end")].flatMap((node) => [
    ...valuesOf(node),
    ...edgesOf(node).flatMap(({ assign }) => assign.map(({ value }) => value)),
  ]);
  return values.flatMap(within).flatMap((part) => (part.kind === "given" ? [part.path] : []));
}
