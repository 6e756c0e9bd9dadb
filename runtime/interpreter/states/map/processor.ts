/** What a Map state runs for each item. */
import type { MapState, Processor } from "../../definition/machine";
import { ExecutionFailure, runtimeError } from "../../failures";

/** The `ItemProcessor`, or the `Iterator`, as it was called before. */
export function processorOf(state: MapState): Processor {
  const processor = state.ItemProcessor ?? state.Iterator;
  if (processor === undefined) throw new ExecutionFailure(runtimeError, "A Map state has no ItemProcessor.");
  return processor;
}

/** Whether the items become executions of their own. */
export function isDistributed(state: MapState): boolean {
  return processorOf(state).ProcessorConfig?.Mode === "DISTRIBUTED";
}
