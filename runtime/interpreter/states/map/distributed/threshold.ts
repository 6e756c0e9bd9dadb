/** How many failed items a Map Run tolerates. */
import type { Json } from "../../../../../compiler/asl/definition";
import { effectiveInput } from "../../../dataflow";
import type { MapState } from "../../../definition/machine";
import { javaText } from "../../../jsonpath/java-text";
import { runtimeFailure, select } from "../../../lookup";
import { evaluate, evaluationFailure } from "../../../query";
import type { Visit } from "../../../run";
import { floatOf, integerOf } from "../../integer";

/** 0 stands for "not set"; where neither is set, no failure is tolerated. */
export interface Threshold {
  readonly count: number;
  readonly percentage: number;
}

/** Whether too many items have failed. */
export function isExceeded({ count, percentage }: Threshold, failed: number, total: number): boolean {
  if (count === 0 && percentage === 0) return failed > 0;
  return (count > 0 && failed > count) || (percentage > 0 && (failed / total) * 100 > percentage);
}

/** The threshold that a state sets. */
export async function thresholdOf(state: MapState, visit: Visit): Promise<Threshold> {
  const percentage = await numberOf(state, visit, "ToleratedFailurePercentage");
  if (percentage < 0 || percentage > 100) {
    throw outOfRange(visit, "ToleratedFailurePercentage", "must be between 0 and 100.");
  }
  const count = await numberOf(state, visit, "ToleratedFailureCount");
  if (count < 0) throw outOfRange(visit, "ToleratedFailureCount", "must be a positive integer.");
  return { count, percentage };
}

type Field = "ToleratedFailureCount" | "ToleratedFailurePercentage";

async function numberOf(state: MapState, visit: Visit, field: Field): Promise<number> {
  const path = state[`${field}Path`];
  const isCount = field === "ToleratedFailureCount";
  const value = await valueOf(state, visit, { field, path });
  const number = isCount ? integerOf(value) : floatOf(value);
  if (number !== undefined) return number;
  const type = isCount ? "integer" : "float";
  if (path === undefined) throw evaluationFailure(visit, `${field} is not a valid ${type}: ${javaText(value)}`, field);
  const refers = `The ${field}Path field refers to value "${javaText(value)}" which is not a valid ${type}: ${path}`;
  throw runtimeFailure(visit, refers);
}

async function valueOf(
  state: MapState,
  visit: Visit,
  { field, path }: { readonly field: Field; readonly path: string | undefined },
): Promise<Json> {
  if (path !== undefined) return select(visit, path, { payload: effectiveInput(visit, state) });
  return evaluate(visit, state[field] ?? 0, field);
}

function outOfRange(visit: Visit, field: Field, sentence: string): Error {
  return visit.language === "JSONata"
    ? evaluationFailure(visit, `${field} ${sentence}`, field)
    : runtimeFailure(visit, `${field} ${sentence}`);
}
