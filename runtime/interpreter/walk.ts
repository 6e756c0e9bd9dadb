/** Goes from state to state. */
import type { Json } from "../../compiler/asl/definition";
import type { Branch, State } from "./definition/machine";
import { StateFailure, runtimeError } from "./failures";
import type { Halt } from "./halt";
import type { StayEventType } from "./history";
import type { StateType } from "./history-event";
import type { Exit, Place, Visit } from "./run";
import { runChoice } from "./states/choice/choice";
import { runFail } from "./states/fail";
import { runMap } from "./states/map/map";
import { runParallel } from "./states/parallel";
import { runPass } from "./states/pass";
import { runSucceed } from "./states/succeed";
import { runTask } from "./states/task";
import { runWait } from "./states/wait";

/** Takes a line of execution through states, from the first to the end; gives the output of the last. */
export async function walk(place: Place, branch: Branch, input: Json): Promise<Json> {
  const { fiber } = place;
  const resumed = fiber.resume;
  const own = resumed === null ? place : { ...place, scope: resumed.scope };
  let name = resumed === null ? branch.StartAt : resumed.name;
  let value = resumed === null ? input : resumed.input;
  for (let again: Halt | null = resumed; ; again = null) {
    const state = branch.States[name];
    if (state === undefined) throw new StateFailure(runtimeError, `There is no state '${name}'.`);
    const visit = enter(own, state, { name, input: value, again });
    // Lines that go on at the same moment take turns: all of them enter a state before one leaves it.
    if (own.run.hasLines) await turn;
    const done = runState(state, visit);
    const exit = own.run.hasLines || done instanceof Promise ? await done : done;
    fiber.resume = null;
    if (exit.next === null) return exit.output;
    name = exit.next;
    value = exit.output;
  }
}

const turn = Promise.resolve();

/** A state that a redrive goes on with has been entered before. */
function enter(
  { run, fiber, scope }: Place,
  { Type: type, QueryLanguage }: State,
  { name, input, again }: { readonly name: string; readonly input: Json; readonly again: Halt | null },
): Visit {
  const before = fiber.last;
  run.transitions++;
  fiber.stateType = type;
  const entered =
    again?.entered ?? fiber.recordStay(enteredEvents[type], { subject: name, value: input, variables: null });
  const language = QueryLanguage ?? run.language;
  const { now: time } = run.clock;
  const visit: Visit = {
    run,
    fiber,
    scope,
    name,
    type,
    language,
    input,
    entered,
    before,
    time,
    retries: 0,
    token: null,
  };
  fiber.enter(visit);
  return visit;
}

const enteredEvents = {
  Task: "TaskStateEntered",
  Pass: "PassStateEntered",
  Choice: "ChoiceStateEntered",
  Wait: "WaitStateEntered",
  Succeed: "SucceedStateEntered",
  Fail: "FailStateEntered",
  Parallel: "ParallelStateEntered",
  Map: "MapStateEntered",
} satisfies { readonly [type in StateType]: StayEventType };

/** Runs a state that has been entered. Every type of state has its file. */
export function runState(state: State, visit: Visit): Promise<Exit> | Exit {
  switch (state.Type) {
    case "Task":
      return runTask(state, visit);
    case "Pass":
      return runPass(state, visit);
    case "Choice":
      return runChoice(state, visit);
    case "Wait":
      return runWait(state, visit);
    case "Succeed":
      return runSucceed(state, visit);
    case "Fail":
      return runFail(state, visit);
    case "Parallel":
      return runParallel(state, visit);
    case "Map":
      return runMap(state, visit);
  }
}
