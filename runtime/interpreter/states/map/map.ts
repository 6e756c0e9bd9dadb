/** Map: one iteration for each item, inline or as child executions; the result is the list of their outputs. */
import type { MapState } from "../../definition/machine";
import { runtimeError } from "../../failures";
import { runGroup, type Group } from "../../group";
import { guarded } from "../../guard";
import type { Exit, Visit } from "../../run";
import { Scope } from "../../scope";
import { concurrencyOf } from "./concurrency";
import { inputsOf } from "./inputs";
import { itemsOf } from "./items";
import { runDistributedMap } from "./distributed/distributed";
import { isDistributed, processorOf } from "./processor";

/** Runs a Map state. */
export function runMap(state: MapState, visit: Visit): Promise<Exit> {
  if (isDistributed(state)) return runDistributedMap(state, visit);
  const { fiber } = visit;
  let started = false;
  return guarded(visit, state, {
    result: async () => {
      started = false;
      const iterations = await prepare(state, visit);
      started = true;
      return runGroup(iterations);
    },
    succeeded: () => {
      const previous = fiber.last;
      fiber.record({ type: "MapStateSucceeded" });
      fiber.last = previous;
    },
    failed: ({ error }) => {
      if (started || error !== runtimeError) fiber.record({ type: "MapStateFailed" });
    },
  });
}

/** Everything that can fail before the first iteration begins. */
async function prepare(state: MapState, visit: Visit): Promise<Group> {
  const { run, fiber, scope, name } = visit;
  const limit = await concurrencyOf(state, visit, run.limits.mapConcurrency);
  const items = await itemsOf(state, visit);
  const inputs = await inputsOf(state, visit, items);
  const processor = processorOf(state);
  run.hasLines = true;
  fiber.record({ type: "MapStateStarted", mapStateStartedEventDetails: { length: inputs.length } });
  return {
    parent: fiber,
    size: inputs.length,
    limit,
    moment: () => run.clock.at(run.clock.now),
    begin: (index, after) => {
      const iteration = { index, name };
      const own = fiber.branch(after);
      own.recordIteration("MapIterationStarted", iteration);
      return { fiber: own, iteration };
    },
    run: (index, own, end) =>
      run.walk({ run, fiber: own, scope: new Scope(scope) }, processor, inputs[index] ?? null, end),
    ended: ({ fiber: own, iteration }) => {
      if (iteration === null) return;
      own.recordIteration("MapIterationSucceeded", iteration);
    },
  };
}
