/** Whether a state machine did what its function does, given the world that it has seen. */
import type { State, States } from "../../compiler/asl/definition";
import type { Execution } from "../../runtime/interpreter/execution";
import { agree } from "./ending";
import type { Ending } from "./ending";
import type { NativeRun } from "./native/run";
import type { Attempt } from "./recording";
import type { Subject } from "./subject";

/** What they do differently, in words; null when they agree. */
export function difference(
  execution: Execution,
  machine: Ending,
  native: NativeRun,
  concurrent: boolean,
): string | null {
  const broken = brokenMachine(execution);
  if (broken !== null) return broken;
  if (endedAtLimit(execution)) return atLimit(execution, native);
  const calls = native.disagreement ?? differentCalls(native, concurrent && groupFailed(execution));
  if (calls !== null) return calls;
  if (!agree(machine, native.ending)) return "they end differently";
  const late = (execution.stopTime - native.stop) / 1_000;
  return concurrent || (late >= 0 && late <= native.slack / 1_000)
    ? null
    : `the state machine takes ${late} seconds longer than the function`;
}

/** The call that a machine makes although an earlier one is not answered yet, where the function waits. */
export function tooEarly(recording: readonly Attempt[], { sequential }: NativeRun): string | null {
  const early = sequential ? recording.find(({ beside }) => beside) : undefined;
  return early === undefined ? null : `the state machine calls ${early.task} before earlier calls are answered`;
}

/** No function ends in these: the machine itself is at fault. */
function brokenMachine({ error, cause = "" }: Execution): string | null {
  const internal = error === "States.Runtime" || error === "States.QueryEvaluationError";
  return internal ? `the state machine fails with ${error}: ${cause}` : null;
}

/** `cutShort`: a failing member of a group may have kept its siblings from calls that the other side has made. */
function differentCalls({ ending, trace, missing }: NativeRun, cutShort: boolean): string | null {
  const lost = trace.find(({ attempt }) => attempt === undefined);
  const stuck = ending.kind === "stuck";
  if (lost !== undefined && (stuck || !cutShort)) {
    return `the function calls ${lost.task}, and the state machine does not with these arguments`;
  }
  if (stuck) return "the function waits for what never happens";
  if (missing === undefined || cutShort) return null;
  return surplus(missing);
}

function surplus({ task }: Attempt): string {
  return `the state machine calls ${task}, and the function does not`;
}

/** True when an execution ended at a limit of Step Functions, which a function does not have: it goes on alone. */
function endedAtLimit(execution: Execution): boolean {
  const { status, error } = execution;
  return status === "TIMED_OUT" || error === "States.DataLimitExceeded" || hadNoRoom(execution);
}

/** What the machine has called until then, the function calls too; for want of room it undoes what the function does not. */
function atLimit(execution: Execution, { missing, disagreement }: NativeRun): string | null {
  return missing === undefined || hadNoRoom(execution) ? null : (disagreement ?? surplus(missing));
}

/** True when more was registered than the machine had room for: a function has room for more, and goes on. */
function hadNoRoom({ history }: Execution): boolean {
  return history.some(({ evaluationFailedEventDetails: failed }) => failed?.cause?.includes(tooMany) === true);
}

const tooMany = "TooManyCompensations";

/** The events of an execution, and of those that its distributed Maps have made. */
function eventsOf({ history, children }: Execution): Execution["history"] {
  return [history, ...children.map((child) => child.history)].flat();
}

/** True when branches or iterations of the execution ran at the same time. */
export function isConcurrent(execution: Execution, { workflow }: Subject): boolean {
  const groups = new Set(groupsIn(workflow.definition.States));
  return eventsOf(execution).some(
    ({ stateEnteredEventDetails: entered }) => entered !== undefined && groups.has(entered.name),
  );
}

function groupsIn(states: States): readonly string[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const inner = innerStates(state).flatMap(groupsIn);
    return isGroup(state) ? [name, ...inner] : inner;
  });
}

function isGroup(state: State): boolean {
  if (state.Type === "Map") return state.MaxConcurrency !== 1;
  return state.Type === "Parallel" && state.Branches.length > 1;
}

function innerStates(state: State): readonly States[] {
  if (state.Type === "Map") return [state.ItemProcessor.States];
  return state.Type === "Parallel" ? state.Branches.map(({ States }) => States) : [];
}

/** What its siblings would still have called, a failing member keeps them from calling. */
function groupFailed(execution: Execution): boolean {
  return eventsOf(execution).some(({ type }) => type === "ParallelStateFailed" || type === "MapStateFailed");
}
