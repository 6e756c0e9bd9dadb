/** What a state takes of its input: by `InputPath` and `Parameters` in JSONPath mode, by `Arguments` in JSONata mode. */
import type { Json } from "../../compiler/asl/definition";
import type { Paths } from "./definition/machine";
import { fillPayload, select } from "./lookup";
import { evaluate } from "./query";
import type { Visit } from "./run";

/** The input that a state works on: all of it, what InputPath selects, or `{}` where InputPath is null. */
export function effectiveInput(visit: Visit, { InputPath }: Paths): Json {
  if (visit.language === "JSONata" || InputPath === undefined || InputPath === "$") return visit.input;
  return InputPath === null ? {} : select(visit, InputPath, { payload: visit.input });
}

/** What the work of a state is given. */
export async function argumentsOf(
  visit: Visit,
  state: Paths & { readonly Arguments?: Json; readonly Parameters?: Json },
): Promise<Json> {
  if (visit.language === "JSONata") {
    return state.Arguments === undefined ? visit.input : evaluate(visit, state.Arguments, "Arguments");
  }
  return parametersOf(visit, state);
}

/** What `Parameters` makes of the input. */
export function parametersOf(visit: Visit, state: Paths & { readonly Parameters?: Json }): Json {
  const payload = effectiveInput(visit, state);
  return state.Parameters === undefined ? payload : fillPayload(visit, state.Parameters, { payload });
}
