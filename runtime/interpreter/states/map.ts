/** Map, inline: one iteration for each item; the result is the list of their outputs, in the order of the items. */
import type { Json, MapState } from "../../../compiler/asl/definition";
import { isList } from "../json";
import { runGroup } from "../group";
import { guarded } from "../guard";
import { textOf } from "../payload";
import { evaluate, evaluationFailure, unexpectedType } from "../query";
import type { Exit, Visit } from "../run";
import { Scope } from "../scope";

/** Runs a Map state. */
export function runMap(state: MapState, visit: Visit): Promise<Exit> {
  const { fiber } = visit;
  return guarded(visit, state, {
    result: () => runIterations(state, visit),
    succeeded: () => {
      const previous = fiber.last;
      fiber.record({ type: "MapStateSucceeded" });
      fiber.last = previous;
    },
    failed: () => fiber.record({ type: "MapStateFailed" }),
  });
}

async function runIterations(state: MapState, visit: Visit): Promise<Json> {
  const { run, fiber, scope, name } = visit;
  const limit = await concurrency(state, visit);
  const inputs = await inputsOf(state, visit);
  fiber.record({ type: "MapStateStarted", mapStateStartedEventDetails: { length: inputs.length } });
  return runGroup({
    parent: fiber,
    size: inputs.length,
    limit,
    begin: (index, after) => {
      const iteration = { index, name };
      const own = fiber.branch(after);
      own.record({ type: "MapIterationStarted", mapIterationStartedEventDetails: iteration });
      return { fiber: own, iteration };
    },
    run: (index, own) =>
      run.walk({ run, fiber: own, scope: new Scope(scope) }, state.ItemProcessor, inputs[index] ?? null),
    ended: ({ fiber: own, iteration }) => {
      if (iteration === null) return;
      own.record({ type: "MapIterationSucceeded", mapIterationSucceededEventDetails: iteration });
    },
  });
}

/** What each iteration is given. */
async function inputsOf(state: MapState, visit: Visit): Promise<readonly Json[]> {
  const items = await itemsOf(state, visit);
  if (state.ItemSelector === undefined) return items;
  const inputs: Json[] = [];
  for (const [Index, Value] of items.entries()) {
    inputs.push(await evaluate(visit, state.ItemSelector, "ItemSelector", { item: { Index, Value } }));
  }
  return inputs;
}

async function itemsOf(state: MapState, visit: Visit): Promise<readonly Json[]> {
  if (state.Items === undefined) {
    if (isList(visit.input)) return visit.input;
    throw evaluationFailure(visit, `Map state input must be an array but was: ${textOf(visit.input)}`, null);
  }
  const items = await evaluate(visit, state.Items, "Items");
  if (isList(items)) return items;
  throw unexpectedType(visit, { template: state.Items, location: "Items", expected: "array" }, items);
}

/** How many iterations run at the same time; 0 stands for as many as AWS allows. */
async function concurrency(state: MapState, visit: Visit): Promise<number> {
  const template = state.MaxConcurrency ?? 0;
  const location = "MaxConcurrency";
  const value = await evaluate(visit, template, location);
  if (typeof value !== "number") throw unexpectedType(visit, { template, location, expected: "number" }, value);
  if (!Number.isInteger(value) || value < 0) {
    throw evaluationFailure(visit, `MaxConcurrency must be a non-negative integer but was: ${value}`, location);
  }
  const most = visit.run.limits.mapConcurrency;
  return value === 0 ? most : Math.min(value, most);
}
