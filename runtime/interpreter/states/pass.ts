/** Pass: new variables and an output: its Result, its Parameters, or its input. */
import type { Json } from "../../../compiler/asl/definition";
import { parametersOf } from "../dataflow";
import type { PassState } from "../definition/machine";
import { leave, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Pass state. */
export async function runPass(state: PassState, visit: Visit): Promise<Exit> {
  return leave(visit, await settle(visit, state, { otherwise: resultOf(state, visit) }), state);
}

function resultOf(state: PassState, visit: Visit): Json {
  if (visit.language === "JSONata") return visit.input;
  const payload = parametersOf(visit, state);
  return state.Result === undefined ? payload : state.Result;
}
