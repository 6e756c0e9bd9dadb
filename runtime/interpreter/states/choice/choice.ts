/** Choice: the first rule that holds leads on, with its own Assign and Output; else the default. */
import type { Json } from "../../../../compiler/asl/definition";
import { effectiveInput } from "../../dataflow";
import type { ChoiceRule, ChoiceState } from "../../definition/machine";
import { leave, settle } from "../../leaving";
import { runtimeFailure } from "../../lookup";
import { evaluate, unexpectedType } from "../../query";
import type { Exit, Visit } from "../../run";
import { passes } from "./path-test";

/** Runs a Choice state. Later rules are not evaluated. */
export async function runChoice(state: ChoiceState, visit: Visit): Promise<Exit> {
  const input = effectiveInput(visit, state);
  for (const [index, rule] of state.Choices.entries()) {
    const held = visit.language === "JSONata" ? await conditionHolds(visit, rule, index) : passes(visit, rule, input);
    if (!held) continue;
    const settled = await settle(visit, { ...rule, ...outputPath(state) }, ending(index, input));
    return leave(visit, settled, { Next: rule.Next });
  }
  if (state.Default === undefined) {
    const sentence = "Failed to transition out of the state. The state does not point to a next state.";
    throw runtimeFailure(visit, sentence);
  }
  return leave(visit, await settle(visit, state, { otherwise: input }), { Next: state.Default });
}

function outputPath({ OutputPath }: ChoiceState): { readonly OutputPath?: string | null } {
  return OutputPath === undefined ? {} : { OutputPath };
}

function ending(index: number, input: Json): { readonly prefix: string; readonly otherwise: Json } {
  return { prefix: `Choices[${index}]/`, otherwise: input };
}

async function conditionHolds(visit: Visit, rule: ChoiceRule, index: number): Promise<boolean> {
  const location = `Choices[${index}]/Condition`;
  const template = rule.Condition ?? false;
  const held = await evaluate(visit, template, location);
  if (typeof held === "boolean") return held;
  throw unexpectedType(visit, { template, location, expected: "boolean" }, held);
}
