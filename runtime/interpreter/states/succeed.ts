/** Succeed: the end of the machine, branch or iteration. */
import { effectiveInput } from "../dataflow";
import type { SucceedState } from "../definition/machine";
import { leave, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Succeed state. */
export async function runSucceed(state: SucceedState, visit: Visit): Promise<Exit> {
  return leave(visit, await settle(visit, state, { otherwise: effectiveInput(visit, state) }), { End: true });
}
