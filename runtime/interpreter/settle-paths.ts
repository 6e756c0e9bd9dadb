/** The end of a stay in JSONPath mode: `Assign`, `ResultSelector`, `ResultPath` and `OutputPath`. */
import type { Json } from "../../compiler/asl/definition";
import type { Assign } from "./definition/machine";
import { StateFailure, resultPathError } from "./failures";
import { fillPayload, select } from "./lookup";
import { textOf } from "./payload";
import { placed } from "./result-path";
import type { Visit } from "./run";

/** The fields of a state, a rule of a Choice, or a catcher. */
export interface PathEffects {
  readonly Assign?: Assign;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
}

/** The variables and the output that the fields make of a result; in `Assign`, `$` is the result itself. */
export function settlePaths(
  visit: Visit,
  fields: PathEffects,
  result: Json,
): { readonly output: Json; readonly variables: ReadonlyMap<string, Json> } {
  const selected =
    fields.ResultSelector === undefined ? result : fillPayload(visit, fields.ResultSelector, { payload: result });
  const variables = assigned(visit, fields.Assign, result);
  return { output: outputOf(visit, fields, placedIn(visit, fields, selected)), variables };
}

const none: ReadonlyMap<string, Json> = new Map();

function assigned(visit: Visit, assign: Assign | undefined, result: Json): ReadonlyMap<string, Json> {
  if (assign === undefined) return none;
  const values = fillPayload(visit, assign, { payload: result });
  return new Map(typeof values === "object" && values !== null ? Object.entries(values) : []);
}

function placedIn(visit: Visit, { ResultPath }: PathEffects, result: Json): Json {
  if (ResultPath === undefined || ResultPath === "$") return result;
  if (ResultPath === null) return visit.input;
  const output = placed(visit.input, ResultPath, result);
  if (output !== undefined) return output;
  throw new StateFailure(
    resultPathError,
    `Unable to apply Reference Path ${ResultPath} to input ${textOf(visit.input)}`,
  );
}

function outputOf(visit: Visit, { OutputPath }: PathEffects, output: Json): Json {
  if (OutputPath === undefined || OutputPath === "$") return output;
  return OutputPath === null ? {} : select(visit, OutputPath, { payload: output });
}
