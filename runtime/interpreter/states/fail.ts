/** Fail: ends with an error of the machine's own, whose name and cause may be expressions. */
import type { FailState } from "../definition/machine";
import { StateFailure } from "../failures";
import { javaText } from "../jsonpath/java-text";
import { lookUp, runtimeFailure } from "../lookup";
import { evaluate, unexpectedType } from "../query";
import type { Visit } from "../run";

/** Runs a Fail state: always rejects. */
export async function runFail(state: FailState, visit: Visit): Promise<never> {
  const error = await text(visit, "Error", state.Error, state.ErrorPath);
  const cause = await text(visit, "Cause", state.Cause, state.CausePath);
  throw new StateFailure(error, cause);
}

async function text(
  visit: Visit,
  location: string,
  template: string | undefined,
  path: string | undefined,
): Promise<string | null> {
  if (path !== undefined) return textAt(visit, `${location}Path`, path);
  if (template === undefined) return null;
  if (visit.language === "JSONPath") return template;
  const value = await evaluate(visit, template, location);
  if (typeof value === "string") return value;
  throw unexpectedType(visit, { template, location, expected: "string" }, value);
}

function textAt(visit: Visit, field: string, path: string): string {
  const value = lookUp(visit, path, field, { payload: visit.input });
  if (typeof value === "string") return value;
  throw runtimeFailure(visit, `The ${field} field refers to value "${javaText(value)}" which is not a string: ${path}`);
}
