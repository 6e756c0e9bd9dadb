/** Pass: new variables and an output, by default its input. */
import type { PassState } from "../../../compiler/asl/definition";
import { leave, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Pass state. */
export async function runPass(state: PassState, visit: Visit): Promise<Exit> {
  return leave(visit, await settle(visit, state, { otherwise: visit.input }), state);
}
