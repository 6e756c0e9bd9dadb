/** A Map state: its items on their way into the iterations, which the mock stands for. */
import type { Json } from "../../compiler/asl/definition";
import { effectiveInput } from "../interpreter/dataflow";
import type { MapState } from "../interpreter/definition/machine";
import { StateFailure, thresholdError } from "../interpreter/failures";
import type { Item } from "../interpreter/context";
import type { Settled } from "../interpreter/leaving";
import { concurrencyOf } from "../interpreter/states/map/concurrency";
import { batchesOf, readBatching } from "../interpreter/states/map/distributed/batches";
import { parseItems } from "../interpreter/states/map/distributed/readers/parse-items";
import { isExceeded, thresholdOf } from "../interpreter/states/map/distributed/threshold";
import { inputsOf } from "../interpreter/states/map/inputs";
import { indexed, itemsOf } from "../interpreter/states/map/items";
import { refuse, type StateConfiguration } from "./request";
import { mocked, settled, type Trial } from "./work";

/** Tries a Map state. */
export async function tryMap(state: MapState, trial: Trial, configuration: StateConfiguration): Promise<Settled> {
  const { visit, inspection } = trial;
  if (visit.language === "JSONPath") inspection.note("afterInputPath", effectiveInput(visit, state));
  const items = await itemsIn(state, trial, configuration);
  const inputs = await inputsOf(state, visit, items);
  if ((state.ItemSelector ?? state.Parameters) !== undefined) inspection.note("afterItemSelector", inputs);
  const concurrency = await concurrencyOf(state, visit, Infinity);
  inspection.noteNumber("maxConcurrency", concurrency === Infinity ? 0 : concurrency);
  const batching = await readBatching(state, visit);
  const batches = batchesOf(inputs, batching).map(({ input }) => input);
  if (batching !== null) inspection.note("afterItemBatcher", batches);
  await checkFailures(state, trial, { configuration, total: items.length });
  return settled(state, trial, mocked(trial.mock ?? {}));
}

async function itemsIn(
  state: MapState,
  { visit, inspection }: Trial,
  { mapItemReaderData }: StateConfiguration,
): Promise<readonly Item[]> {
  if (state.ItemReader === undefined || mapItemReaderData === undefined) {
    const items = await itemsOf(state, visit);
    if (visit.language === "JSONPath" && state.ItemsPath !== undefined) {
      inspection.note("afterItemsPath", valuesOf(items));
    }
    return items;
  }
  const config = state.ItemReader.ReaderConfig ?? {};
  const items = indexed(parseItems(mapItemReaderData, config));
  if (config.ItemsPointer !== undefined) inspection.note("afterItemsPointer", valuesOf(items));
  return items;
}

function valuesOf(items: readonly Item[]): Json {
  return items.map(({ Value }) => Value);
}

/** An error that is mocked comes before failures that are counted; without a threshold, those are let be. */
async function checkFailures(
  state: MapState,
  { visit, inspection, mock }: Trial,
  { configuration, total }: { readonly configuration: StateConfiguration; readonly total: number },
): Promise<void> {
  const threshold = await thresholdOf(state, visit);
  if (isSet(state, "ToleratedFailureCount")) inspection.noteNumber("toleratedFailureCount", threshold.count);
  if (isSet(state, "ToleratedFailurePercentage")) {
    inspection.noteNumber("toleratedFailurePercentage", threshold.percentage);
  }
  const failed = configuration.mapIterationFailureCount ?? 0;
  if (failed > total) refuse("MapIterationFailureCount cannot exceed the number of items in the Map state input.");
  const counts = threshold.count > 0 || threshold.percentage > 0;
  if (mock?.errorOutput !== undefined || !counts || !isExceeded(threshold, failed, total)) return;
  throw new StateFailure(thresholdError, "The specified tolerated failure threshold was exceeded");
}

function isSet(state: MapState, field: "ToleratedFailureCount" | "ToleratedFailurePercentage"): boolean {
  return state[field] !== undefined || state[`${field}Path`] !== undefined;
}
