/** Fail: ends with an error of the machine's own, whose name and cause may be expressions. */
import type { FailState } from "../../../compiler/asl/definition";
import { StateFailure } from "../failures";
import { evaluate, unexpectedType } from "../query";
import type { Visit } from "../run";

/** Runs a Fail state: always rejects. */
export async function runFail(state: FailState, visit: Visit): Promise<never> {
  const error = await text(visit, "Error", state.Error);
  const cause = await text(visit, "Cause", state.Cause);
  throw new StateFailure(error, cause);
}

async function text(visit: Visit, location: string, template: string | undefined): Promise<string | null> {
  if (template === undefined) return null;
  const value = await evaluate(visit, template, location);
  if (typeof value === "string") return value;
  throw unexpectedType(visit, { template, location, expected: "string" }, value);
}
