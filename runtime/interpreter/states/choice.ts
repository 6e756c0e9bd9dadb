/** Choice: the first rule whose condition is true leads on, with its own Assign and Output; else the default. */
import type { ChoiceState } from "../../../compiler/asl/definition";
import { StateFailure, runtimeError } from "../failures";
import { leave, settle } from "../leaving";
import { causeIn, evaluate, unexpectedType } from "../query";
import type { Exit, Visit } from "../run";

/** Runs a Choice state. Later rules are not evaluated. */
export async function runChoice(state: ChoiceState, visit: Visit): Promise<Exit> {
  for (const [index, rule] of state.Choices.entries()) {
    const location = `Choices[${index}]/Condition`;
    const holds = await evaluate(visit, rule.Condition, location);
    if (typeof holds !== "boolean") {
      throw unexpectedType(visit, { template: rule.Condition, location, expected: "boolean" }, holds);
    }
    if (!holds) continue;
    const settled = await settle(visit, rule, { prefix: `Choices[${index}]/`, otherwise: visit.input });
    return leave(visit, settled, { Next: rule.Next });
  }
  if (!("Default" in state)) {
    const sentence = "Failed to transition out of the state. The state does not point to a next state.";
    throw new StateFailure(runtimeError, causeIn(visit, sentence));
  }
  return leave(visit, await settle(visit, state, { otherwise: visit.input }), { Next: state.Default });
}
