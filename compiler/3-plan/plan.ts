/** Flow → Graph in two halves: first obviously right, then small. */
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import type { Graph } from "../ir/graph";
import { checkGraph } from "../ir/validate";
import { lower } from "./lower/lower";
import { passes, shrink, type ShrinkPass } from "./shrink/shrink";

/** Names of all shrinking passes, in the order in which they run. */
export const allPasses = Object.keys(passes).filter((name): name is ShrinkPass => name in passes);

/** Plans the states of a workflow. */
export function plan(flow: Flow, chosen: readonly ShrinkPass[], report: Report): Graph {
  const graph = shrink(lower(flow, report), chosen);
  checkGraph(graph);
  return graph;
}
