/**
 * Graph → smaller graph: a list of small passes, each of which keeps what the graph does. They run until nothing
 * changes; every differential test also runs with all of them off.
 */
import type { Graph } from "../../ir/graph";
import { mapGraphs, mapNodes } from "../../ir/map-graph";
import { printGraph } from "../../ir/print";
import { evaluateInArguments } from "./arguments";
import { foldBranches } from "./branches";
import { splitCatchers } from "./catchers";
import { inlineConstants } from "./constants";
import { dropDead } from "./dead";
import { evaluateWithNext } from "./evaluate";
import { specialiseEndings } from "./endings";
import { foldConstants } from "./fold";
import { mergeEqual } from "./equal";
import { skipJumps } from "./jumps";
import { raiseInArguments } from "./raised";
import { copyAssignments, rideAssignments } from "./ride";
import { dropUnregistered } from "./unregistered";
import { decideTests, dropUselessRules, mergeTests, threadTests } from "./tests";

/**
 * In the order in which they run. Those before `copyAssignments` have nothing more to do before the others begin: a test
 * that can become a value must not be put together with the next one first.
 */
export const passes = {
  skipJumps,
  inlineConstants,
  foldConstants,
  rideAssignments,
  decideTests,
  foldBranches,
  dropDead,
  copyAssignments,
  threadTests,
  splitCatchers,
  mergeTests,
  dropUselessRules,
  evaluateInArguments,
  raiseInArguments,
  evaluateWithNext,
  specialiseEndings,
  mergeEqual,
} as const satisfies { readonly [name: string]: (graph: Graph) => Graph };

export type ShrinkPass = keyof typeof passes;

const first: readonly ShrinkPass[] = [
  "skipJumps",
  "inlineConstants",
  "foldConstants",
  "rideAssignments",
  "decideTests",
  "foldBranches",
  "dropDead",
];

/** Rounds after which a graph that still changes is left as it is: no program needs nearly as many. */
const rounds = 50;

/** Runs the chosen passes until nothing changes: over the graphs of groups, over what is around them, and once more. */
export function shrink(graph: Graph, chosen: readonly ShrinkPass[]): Graph {
  return shrinkGroups(shrinkNodes(shrinkGroups(graph, chosen), chosen), chosen);
}

function shrinkGroups(graph: Graph, chosen: readonly ShrinkPass[]): Graph {
  return mapNodes(graph, (node) => (node.kind === "group" ? mapGraphs(node, (inner) => shrink(inner, chosen)) : node));
}

function shrinkNodes(graph: Graph, chosen: readonly ShrinkPass[]): Graph {
  const early = chosen.filter((name) => first.includes(name));
  const settled: Settled = new Map();
  return untilStable(graph, (before) =>
    runAll(
      untilStable(before, (inner) => runAll(inner, early, settled)),
      chosen,
      settled,
    ),
  );
}

/** The graph that a pass has left as it was: it has nothing to do there. */
type Settled = Map<ShrinkPass, Graph>;

/** What one pass has made unreachable, another must not leave half: no choice of passes goes without the last one. */
function runAll(graph: Graph, names: readonly ShrinkPass[], settled: Settled): Graph {
  let current = graph;
  for (const name of names) {
    if (settled.get(name) === current) continue;
    const before = current;
    current = passes[name](before);
    if (current === before) settled.set(name, current);
  }
  return dropUnregistered(current);
}

function untilStable(graph: Graph, change: (graph: Graph) => Graph): Graph {
  let current = graph;
  for (let round = 0; round < rounds; round++) {
    const before = current;
    current = change(before);
    if (current === before || printGraph(current) === printGraph(before)) return current;
  }
  return current;
}
