/** Succeed: the end of the machine, branch or iteration. */
import type { SucceedState } from "../../../compiler/asl/definition";
import { leave, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Succeed state. */
export async function runSucceed(state: SucceedState, visit: Visit): Promise<Exit> {
  return leave(visit, await settle(visit, state, { otherwise: visit.input }), { End: true });
}
