/** Choice: the first rule that holds leads on, with its own Assign and Output; else the default. */
import type { Json } from "../../../../compiler/asl/definition";
import { effectiveInput } from "../../dataflow";
import type { ChoiceRule, ChoiceState } from "../../definition/machine";
import { then } from "../../in-turn";
import { leaveWith, settle } from "../../leaving";
import { runtimeFailure } from "../../lookup";
import { evaluate, unexpectedType } from "../../query";
import type { Exit, Visit } from "../../run";
import { passes } from "./path-test";

/** Runs a Choice state. Later rules are not evaluated. */
export function runChoice(state: ChoiceState, visit: Visit): Promise<Exit> | Exit {
  return tryRules(state, visit, effectiveInput(visit, state), 0);
}

/** The way out from a rule on, and whatever follows on it. */
function tryRules(state: ChoiceState, visit: Visit, input: Json, first: number): Promise<Exit> | Exit {
  for (let index = first; ; index++) {
    const rule = state.Choices[index];
    if (rule === undefined) return takeDefault(state, visit, input);
    const held = visit.language === "JSONata" ? conditionHolds(visit, rule, index) : passes(visit, rule, input);
    if (held instanceof Promise) return waitFor(held, state, visit, { rule, index, input });
    if (held) return take(state, visit, { rule, index, input });
  }
}

async function waitFor(held: Promise<boolean>, state: ChoiceState, visit: Visit, tried: Tried): Promise<Exit> {
  return (await held) ? take(state, visit, tried) : tryRules(state, visit, tried.input, tried.index + 1);
}

function takeDefault(state: ChoiceState, visit: Visit, input: Json): Promise<Exit> | Exit {
  if (state.Default === undefined) {
    const sentence = "Failed to transition out of the state. The state does not point to a next state.";
    throw runtimeFailure(visit, sentence);
  }
  return leaveWith(visit, settle(visit, state, { otherwise: input }), { Next: state.Default });
}

interface Tried {
  readonly rule: ChoiceRule;
  readonly index: number;
  readonly input: Json;
}

function take(state: ChoiceState, visit: Visit, { rule, index, input }: Tried): Promise<Exit> | Exit {
  return leaveWith(visit, settle(visit, withOutputPath(rule, state), ending(index, input)), { Next: rule.Next });
}

function withOutputPath(rule: ChoiceRule, { OutputPath }: ChoiceState): ChoiceRule & Pick<ChoiceState, "OutputPath"> {
  return OutputPath === undefined ? rule : { ...rule, OutputPath };
}

function ending(index: number, input: Json): { readonly prefix: string; readonly otherwise: Json } {
  return { prefix: `Choices[${index}]/`, otherwise: input };
}

function conditionHolds(visit: Visit, rule: ChoiceRule, index: number): Promise<boolean> | boolean {
  const location = `Choices[${index}]/Condition`;
  const template = rule.Condition ?? false;
  return then(evaluate(visit, template, location), (held) => {
    if (typeof held === "boolean") return held;
    throw unexpectedType(visit, { template, location, expected: "boolean" }, held);
  });
}
