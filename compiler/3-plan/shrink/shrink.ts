/**
 * Graph → smaller graph: a list of small passes, each of which keeps what the graph does. They run until nothing
 * changes; every differential test also runs with all of them off.
 */
import type { Graph } from "../../ir/graph";
import { printGraph } from "../../ir/print";
import { evaluateInArguments } from "./arguments";
import { splitCatchers } from "./catchers";
import { inlineConstants } from "./constants";
import { dropDead } from "./dead";
import { specialiseEndings } from "./endings";
import { foldConstants } from "./fold";
import { mergeEqual } from "./equal";
import { skipJumps } from "./jumps";
import { rideAssignments } from "./ride";
import { decideTests, dropUselessRules, mergeTests, threadTests } from "./tests";

/** In the order in which they run. */
export const passes = {
  skipJumps,
  inlineConstants,
  foldConstants,
  rideAssignments,
  decideTests,
  threadTests,
  splitCatchers,
  mergeTests,
  dropUselessRules,
  evaluateInArguments,
  specialiseEndings,
  dropDead,
  mergeEqual,
} as const satisfies { readonly [name: string]: (graph: Graph) => Graph };

export type ShrinkPass = keyof typeof passes;

/** Rounds after which a graph that still changes is left as it is: no program needs nearly as many. */
const rounds = 50;

/** Runs the chosen passes until nothing changes. */
export function shrink(graph: Graph, chosen: readonly ShrinkPass[]): Graph {
  let current = graph;
  let before = "";
  for (let round = 0; round < rounds; round++) {
    for (const name of chosen) current = passes[name](current);
    const now = printGraph(current);
    if (now === before) return current;
    before = now;
  }
  return current;
}
