/** Goes from state to state. */
import type { Json } from "../../compiler/asl/definition";
import type { Branch, State } from "./definition/machine";
import { StateFailure, runtimeError } from "./failures";
import type { StayEventType } from "./history";
import type { StateType } from "./history-event";
import type { Exit, Place, Visit, WayEnd } from "./run";
import { runChoice } from "./states/choice/choice";
import { runFail } from "./states/fail";
import { runMap } from "./states/map/map";
import { runParallel } from "./states/parallel";
import { runPass } from "./states/pass";
import { runSucceed } from "./states/succeed";
import { runTask } from "./states/task";
import { runWait } from "./states/wait";
import type { InTurn } from "./turns";

/** Takes a line of execution through states, from the first to the end, and tells of the output of the last. */
export function walk(place: Place, branch: Branch, input: Json, end: WayEnd): void {
  const { resume } = place.fiber;
  const own = resume === null ? place : { ...place, scope: resume.scope };
  new Way(own, branch, end).goOn(resume?.name ?? branch.StartAt, resume === null ? input : resume.input);
}

/** What a line does when it has its turn. */
type Step =
  | { readonly kind: "run"; readonly state: State; readonly visit: Visit }
  | { readonly kind: "leave"; readonly exit: Exit }
  | { readonly kind: "succeed"; readonly output: Json }
  | { readonly kind: "fail"; readonly thrown: unknown };

/**
 * A line that is alone does all that it can at once. Lines that go on at the same moment take turns: all of them enter a
 * state before one leaves it.
 */
class Way implements InTurn {
  readonly #place: Place;
  readonly #branch: Branch;
  readonly #end: WayEnd;
  #next: Step | null = null;

  constructor(place: Place, branch: Branch, end: WayEnd) {
    this.#place = place;
    this.#branch = branch;
    this.#end = end;
  }

  turn(): void {
    const step = this.#next;
    if (step === null) return;
    switch (step.kind) {
      case "run":
        return this.#run(step.state, step.visit);
      case "leave":
        return this.#leave(step.exit);
      case "succeed":
        return this.#end.succeeded(step.output);
      case "fail":
        return this.#end.failed(step.thrown);
    }
  }

  /** Enters a state. Where nobody else goes on at this moment, it is run at once, and those behind it. */
  goOn(first: string, given: Json): void {
    const { run, fiber } = this.#place;
    let name = first;
    let input = given;
    try {
      for (;;) {
        const state = this.#branch.States[name];
        if (state === undefined) throw new StateFailure(runtimeError, `There is no state '${name}'.`);
        const visit = enter(this.#place, state, name, input);
        if (run.hasLines) return this.#inTurn({ kind: "run", state, visit });
        const done = runState(state, visit);
        if (done instanceof Promise) return this.#await(done);
        fiber.resume = null;
        if (done.next === null) return this.#end.succeeded(done.output);
        name = done.next;
        input = done.output;
      }
    } catch (thrown) {
      this.#inTurn({ kind: "fail", thrown });
    }
  }

  #run(state: State, visit: Visit): void {
    try {
      const done = runState(state, visit);
      if (done instanceof Promise) this.#await(done);
      else this.#inTurn({ kind: "leave", exit: done });
    } catch (thrown) {
      this.#inTurn({ kind: "fail", thrown });
    }
  }

  #await(done: Promise<Exit>): void {
    done.then(
      (exit) => this.#leave(exit),
      (thrown: unknown) => this.#inTurn({ kind: "fail", thrown }),
    );
  }

  #leave({ next, output }: Exit): void {
    this.#place.fiber.resume = null;
    if (next === null) this.#inTurn({ kind: "succeed", output });
    else this.goOn(next, output);
  }

  #inTurn(step: Step): void {
    this.#next = step;
    this.#place.run.turns.add(this);
  }
}

/** A state that a redrive goes on with has been entered before. */
function enter({ run, fiber, scope }: Place, { Type: type, QueryLanguage }: State, name: string, input: Json): Visit {
  const before = fiber.last;
  run.transitions++;
  fiber.stateType = type;
  const entered = fiber.resume?.entered ?? fiber.recordStay(enteredEvents[type], name, input);
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
