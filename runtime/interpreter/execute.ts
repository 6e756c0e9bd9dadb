/** Runs a definition in the Amazon States Language, on a virtual clock. */
import type { Definition, Json } from "../../compiler/asl/definition";
import { Clock } from "./clock";
import { identify } from "./context";
import type { Machine } from "./definition/machine";
import { readDefinition, type Reading } from "./definition/read";
import { answerOf, eventOf, failureOf, type End } from "./ending";
import type { ExecuteOptions, Execution } from "./execution";
import { runtimeError } from "./failures";
import { Fiber } from "./fiber";
import type { Halt } from "./halt";
import { whole } from "./history-event";
import { History } from "./history";
import { received, textOf } from "./payload";
import { randomFrom } from "./random";
import type { Place, Run } from "./run";
import { Scope } from "./scope";
import { settingsGiven, settingsOf, type Settings } from "./settings";
import { Callbacks } from "./tasks/callbacks";
import { underWay } from "./tasks/silence";
import { failureBy, resultBy } from "./tasks/waiting";
import { Turns } from "./turns";
import { walk } from "./walk";

/** An execution that goes on. */
export interface Running {
  readonly result: Promise<Execution>;
  /** Ends it, as StopExecution does. */
  stop(failure?: { readonly error?: string; readonly cause?: string }): void;
  /** What is sent to a task token; false where no task waits for it. */
  sendTaskSuccess(token: string, output: Json): boolean;
  sendTaskFailure(token: string, failure: { readonly error: string; readonly cause?: string }): boolean;
  sendTaskHeartbeat(token: string): boolean;
}

/**
 * Runs a state machine to its end. Whatever the machine or its tasks do, a result comes; a definition that this
 * runtime cannot execute gives a FAILED execution with the error States.Runtime and the reason as its cause.
 * What was compiled of a definition object is kept with it: it must not be changed between executions.
 */
export function execute(definition: Definition | Machine | string, options: ExecuteOptions = {}): Promise<Execution> {
  return start(definition, options).result;
}

/** Starts a state machine; one can stop it, and answer its tasks by their tokens, while it runs. */
export function start(definition: Definition | Machine | string, options: ExecuteOptions = {}): Running {
  return begin(readDefinition(definition), settingsOf(options), null);
}

/**
 * Goes on with an execution that did not succeed, at the state where it stopped, as RedriveExecution does: members of
 * a Parallel or inline Map that had ended are not run again. Options that are given replace those of the first run.
 */
export function redrive(execution: Execution, options: ExecuteOptions = {}): Promise<Execution> {
  const memory = memories.get(execution);
  if (memory === undefined || execution.status === "SUCCEEDED") {
    return Promise.reject(new Error("Only an execution of a Standard workflow that did not succeed can be redriven."));
  }
  const { reading, settings } = memory;
  const now = { start: execution.stopTime, clock: null };
  return begin(reading, { ...settings, ...now, ...settingsGiven(options) }, { ...memory, execution }).result;
}

/** What a redrive needs to know of an execution. */
interface Memory {
  readonly reading: Reading;
  readonly settings: Settings;
  readonly halt: Halt | null;
  readonly redrives: number;
}

interface Before extends Memory {
  readonly execution: Execution;
}

const memories = new WeakMap<Execution, Memory>();

function begin(reading: Reading, settings: Settings, before: Before | null): Running {
  const clock = settings.clock ?? new Clock(new Date(settings.start).getTime());
  const history = new History(clock, settings.limits.events, settings.observe, before?.execution.history);
  const fiber = new Fiber(clock, history, 0);
  fiber.resume = before?.halt ?? null;
  const callbacks = new Callbacks();
  const ending: Ending = { end: null };
  const result = Promise.resolve().then(() =>
    conclude({ settings, reading, history, fiber, clock, callbacks, ending, before }),
  );
  return {
    result,
    stop: ({ error = null, cause = null } = {}) => {
      ending.end ??= { status: "ABORTED", error, cause };
      fiber.abandon();
    },
    sendTaskSuccess: (token, output) => callbacks.send(token, resultBy(received(output))),
    sendTaskFailure: (token, { error, cause }) => callbacks.send(token, failureBy(error, cause ?? null)),
    sendTaskHeartbeat: (token) => callbacks.send(token, { kind: "heartbeat" }),
  };
}

interface Ending {
  end: End | null;
}

interface Started {
  readonly before: Before | null;
  readonly settings: Settings;
  readonly reading: Reading;
  readonly history: History;
  readonly fiber: Fiber;
  readonly clock: Clock;
  readonly callbacks: Callbacks;
  readonly ending: Ending;
}

async function conclude(started: Started): Promise<Execution> {
  const { settings, reading, history, fiber, clock, ending, before } = started;
  const startTime = clock.now;
  const input = received(settings.input);
  const run = runOf(started, input);
  announce(started, run, input);
  const end = await endOf(reading, { place: { run, fiber, scope: new Scope() }, input, ending });
  const follows = end.status === "TIMED_OUT" || end.status === "ABORTED" ? 0 : fiber.last;
  history.addLast(eventOf(end), follows);
  const { transitions, drawn, identity, children } = run;
  const times = { startTime: before?.execution.startTime ?? startTime, stopTime: clock.now };
  const execution: Execution = {
    id: identity.id,
    ...answerOf(end),
    get history() {
      return history.events;
    },
    transitions,
    ...times,
    drawn,
    children,
  };
  const redrives = redrivesOf(before);
  if (settings.type === "STANDARD" && end.status !== "SUCCEEDED")
    memories.set(execution, { reading, settings, halt: fiber.halt(), redrives });
  return execution;
}

function redrivesOf(before: Before | null): number {
  return before === null ? 0 : before.redrives + 1;
}

/** Writes the first event of a run. */
function announce({ history, fiber, before }: Started, run: Run, input: Json): void {
  if (before === null) {
    const details = { input: textOf(input), inputDetails: whole, roleArn: run.identity.roleArn };
    history.addLast({ type: "ExecutionStarted", executionStartedEventDetails: details }, 0);
    return;
  }
  const details = { redriveCount: redrivesOf(before) };
  const last = history.length;
  fiber.last = history.addLast({ type: "ExecutionRedriven", executionRedrivenEventDetails: details }, last);
}

function runOf({ settings, reading, clock, callbacks, before }: Started, input: Json): Run {
  const random = randomFrom(settings.seed);
  const time = before?.execution.startTime ?? clock.now;
  const redriven = before === null ? null : clock.now;
  const facts = { type: settings.type, input, time, redrives: redrivesOf(before), redriven };
  const identity = identify(settings.names, facts, random);
  return {
    clock,
    callbacks,
    random,
    drawn: settings.drawn ?? [],
    identity,
    walk,
    turns: new Turns(),
    limits: settings.limits,
    invoke: settings.invoke,
    patience: { ...settings.patience, before: underWay() },
    token: (state) => settings.taskToken(state, random),
    onCallback: settings.onCallback,
    arns: settings.names,
    objectStore: settings.objectStore,
    onObjects: settings.onObjects,
    failObjects: settings.failObjects,
    children: [],
    language: reading.kind === "ready" ? (reading.definition.QueryLanguage ?? "JSONPath") : "JSONata",
    execution: identity.execution,
    stateMachine: identity.stateMachine,
    transitions: 0,
    hasLines: settings.clock !== null,
  };
}

async function endOf(
  reading: Reading,
  { place, input, ending }: { readonly place: Place; readonly input: Json; readonly ending: Ending },
): Promise<End> {
  if (reading.kind === "refused") return { status: "FAILED", error: runtimeError, cause: reading.reason };
  const { definition } = reading;
  const { clock, limits } = place.run;
  const duration = Math.min(limits.duration, (definition.TimeoutSeconds ?? Infinity) * 1000);
  void clock.at(clock.now + duration).then(() => {
    if (ending.end !== null) return;
    ending.end = { status: "TIMED_OUT" };
    place.fiber.abandon();
  });
  walk(place, definition, input, {
    succeeded: (output) => (ending.end ??= { status: "SUCCEEDED", output }),
    failed: (thrown) => (ending.end ??= failureOf(thrown)),
  });
  await clock.run(() => ending.end !== null);
  return ending.end ?? stuck;
}

const stuck: End = { status: "FAILED", error: runtimeError, cause: "The execution waits for what never happens." };
