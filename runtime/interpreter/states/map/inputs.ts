/** What each iteration of a Map state is given: its item, or what the ItemSelector makes of it. */
import type { Json } from "../../../../compiler/asl/definition";
import type { Item } from "../../context";
import { effectiveInput } from "../../dataflow";
import type { MapState } from "../../definition/machine";
import { fillPayload } from "../../lookup";
import { evaluate } from "../../query";
import type { Visit } from "../../run";

/** The inputs of all iterations. */
export async function inputsOf(state: MapState, visit: Visit, items: readonly Item[]): Promise<readonly Json[]> {
  if (visit.language === "JSONPath") return selectedInputs(state, visit, items);
  if (state.ItemSelector === undefined) return items.map(valueOf);
  const inputs: Json[] = [];
  for (const item of items) inputs.push(await evaluate(visit, state.ItemSelector, "ItemSelector", { item }));
  return inputs;
}

/** `Parameters` is the name that `ItemSelector` had before. */
function selectedInputs(state: MapState, visit: Visit, items: readonly Item[]): readonly Json[] {
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector === undefined) return items.map(valueOf);
  const payload = effectiveInput(visit, state);
  return items.map((item) => fillPayload(visit, selector, { payload, item }));
}

/** The value of an item; a member of an object comes with its key. */
function valueOf({ Key, Value }: Item): Json {
  return Key === undefined ? Value : { Key, Value };
}
