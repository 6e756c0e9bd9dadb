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
import { whole } from "./history-event";
import { History } from "./history";
import { received, textOf } from "./payload";
import { randomFrom } from "./random";
import type { Place, Run } from "./run";
import { Scope } from "./scope";
import { settingsOf, type Settings } from "./settings";
import { Callbacks } from "./tasks/callbacks";
import { underWay } from "./tasks/silence";
import { failureBy, resultBy } from "./tasks/waiting";
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
  const settings = settingsOf(options);
  const reading = readDefinition(definition);
  const clock = settings.clock ?? new Clock(new Date(settings.start).getTime());
  const history = new History(clock, settings.limits.events, settings.observe);
  const fiber = new Fiber(clock, history, 0);
  const callbacks = new Callbacks();
  const ending: Ending = { end: null };
  const result = Promise.resolve().then(() =>
    conclude({ settings, reading, history, fiber, clock, callbacks, ending }),
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
  readonly settings: Settings;
  readonly reading: Reading;
  readonly history: History;
  readonly fiber: Fiber;
  readonly clock: Clock;
  readonly callbacks: Callbacks;
  readonly ending: Ending;
}

async function conclude(started: Started): Promise<Execution> {
  const { settings, reading, history, fiber, clock, ending } = started;
  const startTime = clock.now;
  const input = received(settings.input);
  const run = runOf(started, input);
  const details = { input: textOf(input), inputDetails: whole, roleArn: run.identity.roleArn };
  history.addLast({ type: "ExecutionStarted", executionStartedEventDetails: details }, 0);
  const end = await endOf(reading, { place: { run, fiber, scope: new Scope() }, input, ending });
  const follows = end.status === "TIMED_OUT" || end.status === "ABORTED" ? 0 : fiber.last;
  history.addLast(eventOf(end), follows);
  const { transitions, drawn } = run;
  return { ...answerOf(end), history: history.events, transitions, startTime, stopTime: clock.now, drawn };
}

function runOf({ settings, reading, clock, callbacks }: Started, input: Json): Run {
  const random = randomFrom(settings.seed);
  const identity = identify(settings.names, { type: settings.type, input, time: clock.now }, random);
  return {
    clock,
    callbacks,
    random,
    drawn: [],
    identity,
    walk,
    limits: settings.limits,
    invoke: settings.invoke,
    patience: { ...settings.patience, before: underWay() },
    token: (state) => settings.taskToken(state, random),
    onCallback: settings.onCallback,
    arns: settings.names,
    objectStore: settings.objectStore,
    language: reading.kind === "ready" ? (reading.definition.QueryLanguage ?? "JSONPath") : "JSONata",
    execution: identity.execution,
    stateMachine: identity.stateMachine,
    transitions: 0,
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
  walk(place, definition, input).then(
    (output) => (ending.end ??= { status: "SUCCEEDED", output }),
    (thrown: unknown) => (ending.end ??= failureOf(thrown)),
  );
  await clock.run(() => ending.end !== null);
  return ending.end ?? stuck;
}

const stuck: End = { status: "FAILED", error: runtimeError, cause: "The execution waits for what never happens." };
