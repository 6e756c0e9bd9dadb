/** What a flow or a graph calls besides the tasks of the project and its own outlined code. */
import { nodesWithin, type Graph } from "./graph";
import type { Flow } from "./flow";
import { allSteps } from "./steps";
import { callOf, type ChildTarget, type SdkTarget, type Target } from "./target";

/** The workflows that a flow calls, once for each call. */
export function childrenOf({ body }: Pick<Flow, "body">): readonly ChildTarget[] {
  return [...allSteps(body)].flatMap((step) =>
    step.kind === "task" && step.target.kind === "child" ? [step.target] : [],
  );
}

/** The services that the workflows call which a flow calls: their errors may leave those, and arrive here. */
export function servicesBeyond(flow: Flow, flows: readonly Flow[], seen = new Set([flow])): readonly SdkTarget[] {
  const names = new Set(childrenOf(flow).map(({ name }) => name));
  return flows
    .filter((each) => names.has(each.name) && !seen.has(each))
    .flatMap((child) => {
      seen.add(child);
      return [...servicesOf(child), ...servicesBeyond(child, flows, seen)];
    });
}

function servicesOf({ body }: Flow): readonly SdkTarget[] {
  return [...allSteps(body)].flatMap((step) =>
    step.kind === "task" && step.target.kind === "sdk" ? [step.target] : [],
  );
}

/** Each target once, in the order of their names. */
export function targetsOf(graph: Graph): readonly Target[] {
  const called = new Map<string, Target>();
  for (const node of nodesWithin(graph)) {
    if (node.kind !== "task" || node.target.kind === "task" || node.target.kind === "outlined") continue;
    called.set(callOf(node.target), node.target);
  }
  return [...called].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
}
