/** Succeed: the end of the machine, branch or iteration. */
import { effectiveInput } from "../dataflow";
import type { SucceedState } from "../definition/machine";
import { leaveWith, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Succeed state. */
export function runSucceed(state: SucceedState, visit: Visit): Promise<Exit> | Exit {
  return leaveWith(visit, settle(visit, state, { otherwise: effectiveInput(visit, state) }), { End: true });
}
