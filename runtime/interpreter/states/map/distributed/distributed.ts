/** Map, distributed: each item, or batch of items, becomes an execution of its own, with a history of its own. */
import type { Json } from "../../../../../compiler/asl/definition";
import type { MapState } from "../../../definition/machine";
import { StateFailure, runtimeError } from "../../../failures";
import { guarded } from "../../../guard";
import type { Exit, Visit } from "../../../run";
import { uuidFrom } from "../../../random";
import type { Item } from "../../../context";
import { concurrencyOf } from "../concurrency";
import { inputsOf } from "../inputs";
import { itemsOf } from "../items";
import { told } from "./access";
import { batchesOf, readBatching } from "./batches";
import { runChildren, type ChildResult } from "./children";
import { readItems, readingOf, type Reading } from "./read-items";
import { writeResults } from "./results";
import { thresholdOf } from "./threshold";

/** Runs a distributed Map state. */
export function runDistributedMap(state: MapState, visit: Visit): Promise<Exit> {
  const { fiber } = visit;
  let inRun = false;
  return guarded(visit, state, {
    result: async () => {
      inRun = false;
      const run = await prepare(state, visit);
      inRun = true;
      return run();
    },
    succeeded: () => {
      const previous = fiber.last;
      fiber.record({ type: "MapStateSucceeded" });
      fiber.last = previous;
    },
    failed: ({ error }) => {
      if (inRun || error !== runtimeError) fiber.record({ type: "MapStateFailed" });
    },
  });
}

/** Everything that can fail before the Map Run begins; gives the run. */
async function prepare(state: MapState, visit: Visit): Promise<() => Promise<Json>> {
  const { run, fiber } = visit;
  const limit = await concurrencyOf(state, visit, run.limits.mapRunConcurrency);
  const reading = state.ItemReader === undefined ? null : await readingOf(state.ItemReader, state, visit);
  const given = reading === null ? await itemsOf(state, visit) : [];
  fiber.record({ type: "MapStateStarted", mapStateStartedEventDetails: { length: given.length } });
  const threshold = await thresholdOf(state, visit);
  const batching = await readBatching(state, visit);
  return async () => {
    const machine = run.identity.machineName;
    const arn = `arn:aws:states:${run.arns.region}:${run.arns.account}`;
    const label = state.Label ?? uuidFrom(run.random);
    const mapRunArn = `${arn}:mapRun:${machine}/${label}:${uuidFrom(run.random)}`;
    fiber.record({ type: "MapRunStarted", mapRunStartedEventDetails: { mapRunArn } });
    try {
      const items = reading === null ? given : await fiber.real(() => readFor(reading, visit));
      const inputs = batchesOf(await inputsOf(state, visit, items), batching);
      const children = await runChildren(state, visit, { inputs, limit, threshold, label });
      const output = await fiber.real(() => writeResults(state, visit, { mapRunArn, children }));
      fiber.record({ type: "MapRunSucceeded" });
      return output ?? children.map(outputOf);
    } catch (failure) {
      if (!(failure instanceof StateFailure)) throw failure;
      const { error, cause } = failure;
      const details = { ...(error === null ? {} : { error }), ...(cause === null ? {} : { cause }) };
      fiber.record({ type: "MapRunFailed", mapRunFailedEventDetails: details });
      throw failure;
    }
  };
}

/** The items of a reader, and everybody told. */
function readFor(reading: Reading, visit: Visit): Promise<readonly Item[]> {
  const read = (): Promise<readonly Item[]> => readItems(reading, visit.run.objectStore);
  return told(visit, reading.request, read, (items) => items.map(({ Value }) => Value));
}

/** What stands in the result for a child: its output, or why it failed where that is tolerated. */
function outputOf(child: ChildResult): Json {
  if (child.status === "SUCCEEDED") return child.output;
  return {
    Status: child.status,
    ...(child.error === null ? {} : { Error: child.error }),
    ...(child.cause === null ? {} : { Cause: child.cause }),
  };
}
