/** Pass: new variables and an output: its Result, its Parameters, or its input. */
import type { Json } from "../../../compiler/asl/definition";
import { parametersOf } from "../dataflow";
import type { PassState } from "../definition/machine";
import { leaveWith, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Pass state. */
export function runPass(state: PassState, visit: Visit): Promise<Exit> | Exit {
  return leaveWith(visit, settle(visit, state, { otherwise: resultOf(state, visit) }), state);
}

function resultOf(state: PassState, visit: Visit): Json {
  if (visit.language === "JSONata") return visit.input;
  const payload = parametersOf(visit, state);
  return state.Result === undefined ? payload : state.Result;
}
