/**
 * Flow → Flow: loops that need no Choice on each turn. They run before lowering, where a loop is still a step that one
 * can ask what it writes and how it can be left; like the passes over graphs, each can be left out.
 */
import type { EachStep, Flow, Step } from "../../ir/flow";
import { allSteps, mapBodies } from "../../ir/steps";

import { iterate } from "./iterate";
import { reduce } from "./reduce";
import type { Around } from "./around";

/** Makes other steps of a `for … of`; null where they would not do the same. */
type Change = (step: EachStep, around: Around) => readonly Step[] | null;

/** In the order in which they run. */
export const loopPasses = {
  reduceLoops: (flow: Flow): Flow => rewrite(flow, reduce),
  iterateLoops: (flow: Flow): Flow => rewrite(flow, iterate),
} as const satisfies { readonly [name: string]: (flow: Flow) => Flow };

function rewrite(flow: Flow, change: Change): Flow {
  const compensates = [...allSteps(flow.body)].some(({ kind }) => kind === "compensate");
  const inBody = (steps: readonly Step[], attempted: boolean): readonly Step[] =>
    steps.flatMap((step) => inStep(step, attempted));
  const inStep = (step: Step, attempted: boolean): readonly Step[] => {
    const inner = mapBodies(step, (body) => inBody(body, attempted || step.kind === "attempt"));
    if (inner.kind !== "each") return [inner];
    return change(inner, { original: step, all: flow.body, seesErrors: attempted || compensates }) ?? [inner];
  };
  return { ...flow, body: inBody(flow.body, false) };
}
