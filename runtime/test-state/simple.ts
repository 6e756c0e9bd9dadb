/** The states that only move data, wait, branch or end: they are run as they are. */
import { effectiveInput, parametersOf } from "../interpreter/dataflow";
import type { PassState, State } from "../interpreter/definition/machine";
import type { Exit, Visit } from "../interpreter/run";
import { settlePaths } from "../interpreter/settle-paths";
import { runState } from "../interpreter/walk";
import type { Inspection } from "./inspection";

/** Runs a state, and notes its data on its way. */
export async function trySimple(state: State, visit: Visit, inspection: Inspection): Promise<Exit> {
  if (visit.language === "JSONPath") {
    if (state.Type === "Pass") notePass(state, visit, inspection);
    else inspection.note("afterInputPath", state.Type === "Fail" ? visit.input : effectiveInput(visit, state));
  }
  return runState(state, visit);
}

function notePass(state: PassState, visit: Visit, inspection: Inspection): void {
  if (state.Result === undefined) {
    inspection.note("afterInputPath", effectiveInput(visit, state));
    inspection.note("afterParameters", parametersOf(visit, state));
  } else inspection.note("result", state.Result);
  const result = state.Result === undefined ? parametersOf(visit, state) : state.Result;
  inspection.note("afterResultSelector", result);
  const path = state.ResultPath === undefined ? {} : { ResultPath: state.ResultPath };
  inspection.note("afterResultPath", settlePaths(visit, path, result).output);
}
