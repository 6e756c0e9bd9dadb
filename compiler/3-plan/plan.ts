/** Flow → Graph in two halves: first obviously right, then small. */
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import type { Graph } from "../ir/graph";
import { checkGraph } from "../ir/validate";
import { apart } from "./apart";
import { withContexts } from "./contexts";
import { loopPasses } from "./loops/loops";
import { lower } from "./lower/lower";
import { passes, shrink, type ShrinkPass } from "./shrink/shrink";

/** The name of a pass: over loops before lowering, or over graphs after it. */
export type Pass = ShrinkPass | keyof typeof loopPasses;

/** Names of all passes, in the order in which they run. */
export const allPasses: readonly Pass[] = [
  ...Object.keys(loopPasses).filter((name): name is keyof typeof loopPasses => name in loopPasses),
  ...Object.keys(passes).filter((name): name is ShrinkPass => name in passes),
];

/** Plans the states of a workflow. */
export function plan(flow: Flow, chosen: readonly Pass[], report: Report): Graph {
  const looped = Object.entries(loopPasses).reduce(
    (current, [name, pass]) => (chosen.some((each) => each === name) ? pass(current) : current),
    withContexts(flow),
  );
  const graph = shrink(lower(apart(looped), report), chosen.filter(isOverGraphs));
  checkGraph(graph);
  return graph;
}

function isOverGraphs(name: Pass): name is ShrinkPass {
  return name in passes;
}
