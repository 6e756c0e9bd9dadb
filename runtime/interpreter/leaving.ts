/** The end of a stay: new variables and the output, computed from what held at the entry, then put in place together. */
import type { Json } from "../../compiler/asl/definition";
import type { Effects, Transition } from "./definition/machine";
import { StateFailure, dataLimitError, tooLarge } from "./failures";
import type { StayEventType } from "./history";
import type { StateType } from "./history-event";
import { inTurn, then } from "./in-turn";
import { bytesOf, exceeds } from "./payload";
import { causeIn, evaluate, type Extras } from "./query";
import type { Exit, Visit } from "./run";
import { settlePaths, type PathEffects } from "./settle-paths";

/** What a pair gave. */
export interface Settled {
  readonly output: Json;
  readonly variables: ReadonlyMap<string, Json>;
}

interface Ending {
  /** Where the fields stand in the state, as `Catch[0]/`. */
  readonly prefix?: string;
  readonly extras?: Extras;
  /** The result, the error output or the input: what comes out where no field says otherwise. */
  readonly otherwise: Json;
}

/** Computes the output and the variables of a state, a rule of a Choice, or a catcher, without changing anything. */
export function settle(visit: Visit, fields: Effects & PathEffects, ending: Ending): Promise<Settled> | Settled {
  if (visit.language === "JSONPath") return checked(visit, settlePaths(visit, fields, ending.otherwise));
  if (fields.Assign === undefined && fields.Output === undefined) {
    return checked(visit, { output: ending.otherwise, variables: noVariables });
  }
  return settleExpressions(visit, fields, ending);
}

function settleExpressions(visit: Visit, effects: Effects, ending: Ending): Promise<Settled> | Settled {
  const { prefix = "", extras = {}, otherwise } = ending;
  const assigned = Object.entries(effects.Assign ?? {});
  const fields = assigned.map(([name, template]) => ({ template, location: `${prefix}Assign/${name}` }));
  if (effects.Output !== undefined) fields.push({ template: effects.Output, location: `${prefix}Output` });
  const values = inTurn(fields, ({ template, location }) => evaluate(visit, template, location, extras));
  return then(values, (all) => {
    const variables = new Map(assigned.map(([name], index) => [name, all[index] ?? null]));
    return checked(visit, { output: effects.Output === undefined ? otherwise : (all.at(-1) ?? null), variables });
  });
}

const exitedEvents = {
  Task: "TaskStateExited",
  Pass: "PassStateExited",
  Choice: "ChoiceStateExited",
  Wait: "WaitStateExited",
  Succeed: "SucceedStateExited",
  Parallel: "ParallelStateExited",
  Map: "MapStateExited",
} satisfies { readonly [type in Exclude<StateType, "Fail">]: StayEventType };

/** Puts variables in place, writes the event and gives the way out. */
export function leave(visit: Visit, { output, variables }: Settled, transition: Transition): Exit {
  visit.scope.assign(variables);
  if (visit.type !== "Fail") {
    const state = variables.size === 0 ? visit.name : { name: visit.name, variables };
    visit.fiber.recordStay(exitedEvents[visit.type], state, output);
  }
  return { next: "Next" in transition ? transition.Next : null, output };
}

/** Leaves as soon as output and variables are there; nearly always they are. */
export function leaveWith(
  visit: Visit,
  settled: Promise<Settled> | Settled,
  transition: Transition,
): Promise<Exit> | Exit {
  return settled instanceof Promise ? leaveLater(visit, settled, transition) : leave(visit, settled, transition);
}

async function leaveLater(visit: Visit, settled: Promise<Settled>, transition: Transition): Promise<Exit> {
  return leave(visit, await settled, transition);
}

const noVariables: ReadonlyMap<string, Json> = new Map();

function checked(visit: Visit, settled: Settled): Settled {
  const { output, variables } = settled;
  const { limits } = visit.run;
  if (exceeds(output, limits.payloadBytes)) throw tooLarge(visit.name);
  if (variables.size === 0) return settled;
  let assigned = 0;
  for (const value of variables.values()) assigned += bytesOf(value);
  const sentence =
    assigned > limits.payloadBytes
      ? "The size of the variables assigned in the state exceeds the maximum number of bytes service limit."
      : visit.scope.bytesWith(variables) > limits.variablesBytes
        ? "The size of all variables of the execution exceeds the maximum number of bytes service limit."
        : null;
  if (sentence !== null) throw new StateFailure(dataLimitError, causeIn(visit, sentence));
  return settled;
}
