/** `MaxConcurrency`: how many iterations run at the same time. */
import { effectiveInput } from "../../dataflow";
import type { MapState } from "../../definition/machine";
import { javaText } from "../../jsonpath/java-text";
import { runtimeFailure, select } from "../../lookup";
import { evaluate, evaluationFailure, unexpectedType } from "../../query";
import type { Visit } from "../../run";
import { integerOf } from "../integer";

/** How many iterations run at the same time; 0 stands for as many as AWS allows. */
export async function concurrencyOf(state: MapState, visit: Visit, most: number): Promise<number> {
  const value =
    state.MaxConcurrencyPath === undefined
      ? await evaluatedConcurrency(state, visit)
      : concurrencyAt(state, visit, state.MaxConcurrencyPath);
  return value === 0 ? most : Math.min(value, most);
}

async function evaluatedConcurrency(state: MapState, visit: Visit): Promise<number> {
  const template = state.MaxConcurrency ?? 0;
  const location = "MaxConcurrency";
  const value = await evaluate(visit, template, location);
  if (typeof value !== "number") throw unexpectedType(visit, { template, location, expected: "number" }, value);
  if (!Number.isInteger(value) || value < 0) {
    throw evaluationFailure(visit, `MaxConcurrency must be a non-negative integer but was: ${value}`, location);
  }
  return value;
}

function concurrencyAt(state: MapState, visit: Visit, path: string): number {
  const value = select(visit, path, { payload: effectiveInput(visit, state) });
  const number = integerOf(value);
  if (number !== undefined && number >= 0) return number;
  const what = number === undefined ? "a valid integer" : "a non-negative integer";
  throw runtimeFailure(
    visit,
    `The MaxConcurrencyPath field refers to value "${javaText(value)}" which is not ${what}: ${path}`,
  );
}
