/**
 * From the events of a history to the stays in states. Each event says which one led to it: by these links an event
 * belongs to the state of the event before, except where it begins, ends or gives up a state.
 */
import type { Entry } from "./entry";
import { textIn } from "./entry";
import type { Attempt, Exit, Failure, Outcome, Step } from "./step";

/** A step while its events are read. */
interface Draft extends Step {
  inside: Draft | null;
  attempts: Attempt[];
  exit: Exit | null;
  outcome: Outcome;
  failure: Failure | null;
  next: string | null;
}

interface Reading {
  readonly steps: Draft[];
  /** Id of an event → the step that it belongs to. */
  readonly owners: Map<number, Draft>;
  /** Id of an event → the iteration that it belongs to. */
  readonly iterations: Map<number, number>;
}

/** The stays in states, in the order in which they began. */
export function stepsOf(entries: readonly Entry[]): readonly Step[] {
  const reading: Reading = { steps: [], owners: new Map(), iterations: new Map() };
  for (const entry of entries) readEntry(entry, reading);
  const end = entries.at(-1);
  if (end !== undefined && /^Execution(Failed|Aborted|TimedOut)$/.test(end.type)) {
    for (const step of reading.steps) endWith(step, end);
  }
  return reading.steps;
}

function readEntry(entry: Entry, reading: Reading): void {
  const before = reading.owners.get(entry.previous) ?? null;
  const iteration = reading.iterations.get(entry.previous);
  if (iteration !== undefined) reading.iterations.set(entry.id, iteration);
  const owner = entry.type.endsWith("StateEntered") ? enter(entry, before, reading) : ownerOf(entry, before, reading);
  if (owner === null) return;
  reading.owners.set(entry.id, owner);
  if (entry.type === "MapIterationStarted") reading.iterations.set(entry.id, Number(entry.details["index"] ?? 0));
  note(entry, owner, reading);
}

function enter(entry: Entry, before: Draft | null, { steps, iterations }: Reading): Draft {
  // What follows a state that was left stands beside it; what follows the start of a Parallel or Map stands in it.
  const beside = before !== null && before.outcome !== "open";
  if (before !== null && beside) before.next = textIn(entry, "name");
  const inside = beside ? before.inside : before;
  const step: Draft = {
    state: textIn(entry, "name") ?? "",
    type: entry.type.replace("StateEntered", ""),
    id: entry.id,
    time: entry.time,
    inside,
    iteration: inside?.type === "Map" ? (iterations.get(entry.previous) ?? null) : null,
    attempts: [],
    exit: null,
    outcome: "open",
    failure: null,
    next: null,
  };
  steps.push(step);
  return step;
}

/** The step that an event speaks of, which need not be the one that led to it. */
function ownerOf(entry: Entry, before: Draft | null, { steps }: Reading): Draft | null {
  // What failed to be evaluated names its state, and follows what came before that.
  const named = entry.type === "EvaluationFailed" ? "state" : entry.type.endsWith("StateExited") ? "name" : null;
  if (named !== null) {
    const name = textIn(entry, named);
    const meant = (step: Draft): boolean => step.state === name && step.outcome === "open";
    return around(before, meant) ?? steps.findLast(meant) ?? before;
  }
  if (entry.type.endsWith("StateAborted")) {
    const type = entry.type.replace("StateAborted", "");
    return steps.find((step) => step.type === type && step.outcome === "open") ?? before;
  }
  const container = /^(Map|Parallel)(State|Iteration|Run)/.exec(entry.type)?.[1];
  return container === undefined
    ? before
    : around(before, (step) => step.type === container && step.outcome === "open");
}

function around(start: Draft | null, is: (step: Draft) => boolean): Draft | null {
  for (let step = start; step !== null; step = step.inside) if (is(step)) return step;
  return null;
}

const begins = /^(Task|LambdaFunction|Activity)Scheduled$|^(Parallel|Map)StateStarted$/;
const succeeds = /^(Task|LambdaFunction|Activity|ParallelState|MapState|MapRun)Succeeded$/;
const fails = /^(?!Execution|MapIteration).*(Failed|TimedOut)$/;

function note(entry: Entry, step: Draft, { steps }: Reading): void {
  if (begins.test(entry.type)) {
    abandonInside(step, steps);
    step.attempts.push({ time: entry.time, failure: null });
  }
  if (succeeds.test(entry.type)) step.failure = null;
  if (fails.test(entry.type)) noteFailure(step, failureIn(entry) ?? innerFailure(step, steps));
  if (entry.type.endsWith("StateAborted")) step.outcome = "aborted";
  if (entry.type.endsWith("StateExited")) {
    abandonInside(step, steps);
    step.exit = { time: entry.time, assigned: assignedIn(entry) };
    step.outcome = step.failure === null ? "succeeded" : "caught";
  }
}

/** A new try, or the end, of what is around them gives up the steps that are under way. */
function abandonInside(container: Draft, steps: readonly Draft[]): void {
  for (const inner of steps) {
    if (inner.outcome !== "open" || around(inner.inside, (step) => step === container) === null) continue;
    inner.outcome = inner.type === "Fail" || inner.failure !== null ? "failed" : "aborted";
  }
}

function noteFailure(step: Draft, failure: Failure): void {
  step.failure = failure;
  const last = step.attempts.pop();
  if (last !== undefined) step.attempts.push({ ...last, failure });
}

/** A Parallel or Map fails with what failed in it; a Map Run, with what has been said of it. */
function innerFailure(container: Draft, steps: readonly Draft[]): Failure {
  const failed = steps.findLast((step) => step.inside === container && step.failure !== null);
  return failed?.failure ?? container.failure ?? { error: "", cause: "" };
}

/** The event that ends an execution says how the steps ended that were never left. */
function endWith(step: Draft, end: Entry): void {
  if (step.outcome !== "open") return;
  const failed = end.type === "ExecutionFailed" && (step.type === "Fail" || step.failure !== null);
  step.outcome = failed ? "failed" : "aborted";
  if (step.type === "Fail") step.failure ??= failureIn(end);
}

function failureIn(entry: Entry): Failure | null {
  const error = textIn(entry, "error");
  if (error !== null) return { error, cause: textIn(entry, "cause") ?? "" };
  if (/^(Parallel|Map)State/.test(entry.type)) return null;
  return { error: entry.type.endsWith("TimedOut") ? "States.Timeout" : "", cause: textIn(entry, "cause") ?? "" };
}

function assignedIn({ details }: Entry): Exit["assigned"] {
  const assigned = details["assignedVariables"];
  if (typeof assigned !== "object" || assigned === null) return {};
  return Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, String(value)]));
}
