/** Succeed: the end of the machine, branch or iteration. */
import { effectiveInput } from "../dataflow";
import type { SucceedState } from "../definition/machine";
import { then } from "../in-turn";
import { leave, settle } from "../leaving";
import type { Exit, Visit } from "../run";

/** Runs a Succeed state. */
export function runSucceed(state: SucceedState, visit: Visit): Promise<Exit> | Exit {
  const settled = settle(visit, state, { otherwise: effectiveInput(visit, state) });
  return then(settled, (now) => leave(visit, now, { End: true }));
}
