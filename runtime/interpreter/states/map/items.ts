/** The items of a Map state over what is in the payload. */
import type { Json } from "../../../../compiler/asl/definition";
import type { Item } from "../../context";
import { effectiveInput } from "../../dataflow";
import type { MapState } from "../../definition/machine";
import { StateFailure, referencePathError, runtimeError } from "../../failures";
import { isList } from "../../json";
import type { Token } from "../../jsonpath/path";
import { referenceOf } from "../../jsonpath/reference";
import { followed } from "../../lookup";
import { textOf } from "../../payload";
import { evaluate, evaluationFailure, unexpectedType } from "../../query";
import type { Visit } from "../../run";

/** The items, with their places. */
export async function itemsOf(state: MapState, visit: Visit): Promise<readonly Item[]> {
  const values = visit.language === "JSONata" ? await evaluated(state, visit) : selected(state, visit);
  return indexed(values);
}

/** Values with their places in a list. */
export function indexed(values: readonly Json[]): readonly Item[] {
  return values.map((Value, Index) => ({ Index, Value }));
}

async function evaluated(state: MapState, visit: Visit): Promise<readonly Json[]> {
  if (state.Items === undefined) {
    if (isList(visit.input)) return visit.input;
    throw evaluationFailure(visit, `Map state input must be an array but was: ${textOf(visit.input)}`, null);
  }
  const items = await evaluate(visit, state.Items, "Items");
  if (isList(items)) return items;
  throw unexpectedType(visit, { template: state.Items, location: "Items", expected: "array" }, items);
}

function selected(state: MapState, visit: Visit): readonly Json[] {
  const path = state.ItemsPath ?? "$";
  const payload = effectiveInput(visit, state);
  const found = followed(visit, path, { payload });
  if (found.kind === "missing") {
    const step = missingStep(referenceOf(path).path.tokens, payload);
    throw new StateFailure(referencePathError, `Unable to apply step "${step}" to input ${textOf(payload)}`);
  }
  if (isList(found.value)) return found.value;
  throw new StateFailure(runtimeError, `Reference path "${path.replace(/^\$\$/, "$")}" must point to array.`);
}

/** The first step of a path that leads nowhere. */
function missingStep(tokens: readonly Token[], payload: Json): string {
  let value: Json | undefined = payload;
  for (const token of tokens) {
    const step = token.kind === "names" ? token.names[0] : token.kind === "indexes" ? token.indexes[0] : undefined;
    if (step === undefined) return "";
    value = memberOf(value, step);
    if (value === undefined) return String(step);
  }
  return "";
}

function memberOf(value: Json, step: string | number): Json | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isList(value)) return typeof step === "number" ? value.at(step) : undefined;
  return Object.hasOwn(value, step) ? value[step] : undefined;
}
