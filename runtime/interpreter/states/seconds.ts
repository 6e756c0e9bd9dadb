/** `TimeoutSeconds` and `HeartbeatSeconds`: as numbers, expressions or paths. */
import { effectiveInput } from "../dataflow";
import type { TaskState } from "../definition/machine";
import { javaText } from "../jsonpath/java-text";
import { runtimeFailure, select } from "../lookup";
import { evaluate, evaluationFailure, unexpectedType } from "../query";
import type { Visit } from "../run";
import { integerOf } from "./integer";

/** Seconds after which a task without `TimeoutSeconds` times out. */
export const defaultTimeout = 99_999_999;

type Field = "TimeoutSeconds" | "HeartbeatSeconds";

/** The seconds that a state sets; null where it sets none. */
export async function seconds(visit: Visit, state: TaskState, field: Field): Promise<number | null> {
  const path = state[`${field}Path`];
  if (path !== undefined) return secondsAt(visit, state, `${field}Path`, path);
  const template = state[field];
  if (template === undefined) return null;
  const value = await evaluate(visit, template, field);
  if (typeof value !== "number") throw unexpectedType(visit, { template, location: field, expected: "number" }, value);
  if (!Number.isInteger(value)) {
    throw evaluationFailure(visit, `The ${field} field cannot be parsed as an integer: ${value}`, field);
  }
  if (value < 0 || value > defaultTimeout) {
    throw evaluationFailure(visit, `${field} must be between 0 and ${defaultTimeout} but was: ${value}`, field);
  }
  return value;
}

function secondsAt(visit: Visit, state: TaskState, field: string, path: string): number {
  const value = select(visit, path, { payload: effectiveInput(visit, state) });
  const number = integerOf(value);
  if (number !== undefined && number > 0 && number <= defaultTimeout) return number;
  throw runtimeFailure(
    visit,
    `The ${field} field refers to value "${javaText(value)}" which is not a valid integer: ${path}`,
  );
}
