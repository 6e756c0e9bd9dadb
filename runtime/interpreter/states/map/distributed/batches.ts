/** `ItemBatcher`: several items for each child execution. */
import type { Json } from "../../../../../compiler/asl/definition";
import { effectiveInput } from "../../../dataflow";
import type { MapState } from "../../../definition/machine";
import { javaText } from "../../../jsonpath/java-text";
import { fillPayload, runtimeFailure, select } from "../../../lookup";
import { factsOf } from "../../../payload";
import { evaluate } from "../../../query";
import type { Visit } from "../../../run";
import { integerOf } from "../../integer";

/** The input of one child, and how many items it stands for. */
export interface Batch {
  readonly input: Json;
  readonly size: number;
}

export interface Batching {
  readonly items: number;
  readonly bytes: number;
  /** Undefined where the state sets none. */
  readonly batchInput: Json | undefined;
}

/** How a state groups its items; null where each is on its own. */
export async function readBatching(state: MapState, visit: Visit): Promise<Batching | null> {
  const batcher = state.ItemBatcher;
  if (batcher === undefined) return null;
  const { BatchInput } = batcher;
  return {
    items: await most(state, visit, "MaxItemsPerBatch"),
    bytes: await most(state, visit, "MaxInputBytesPerBatch"),
    batchInput: BatchInput === undefined ? undefined : await filled(state, visit, BatchInput),
  };
}

async function filled(state: MapState, visit: Visit, template: Json): Promise<Json> {
  if (visit.language === "JSONata") return evaluate(visit, template, "ItemBatcher/BatchInput");
  return fillPayload(visit, template, { payload: effectiveInput(visit, state) });
}

async function most(
  state: MapState,
  visit: Visit,
  field: "MaxItemsPerBatch" | "MaxInputBytesPerBatch",
): Promise<number> {
  const path = state.ItemBatcher?.[`${field}Path`];
  const literal = state.ItemBatcher?.[field];
  if (path === undefined && literal === undefined) return Infinity;
  const value =
    path === undefined
      ? await evaluate(visit, literal ?? null, `ItemBatcher/${field}`)
      : select(visit, path, { payload: effectiveInput(visit, state) });
  const number = integerOf(value);
  if (number !== undefined && number > 0) return number;
  const refers = `refers to value "${javaText(value)}" which is not a valid integer: ${path ?? field}`;
  throw runtimeFailure(visit, `The ${field}${path === undefined ? "" : "Path"} field ${refers}`);
}

/** The inputs of the children. */
export function batchesOf(inputs: readonly Json[], batching: Batching | null): readonly Batch[] {
  if (batching === null) return inputs.map((input) => ({ input, size: 1 }));
  const groups: Json[][] = [];
  let bytes = 0;
  for (const input of inputs) {
    const own = factsOf(input).bytes;
    const group = groups.at(-1);
    if (group === undefined || group.length >= batching.items || bytes + own > batching.bytes) {
      groups.push([input]);
      bytes = own;
    } else {
      group.push(input);
      bytes += own;
    }
  }
  const shared = batching.batchInput === undefined ? {} : { BatchInput: batching.batchInput };
  return groups.map((Items) => ({ input: { ...shared, Items }, size: Items.length }));
}
