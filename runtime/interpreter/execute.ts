/** Runs a definition in the Amazon States Language, on a virtual clock. */
import type { Definition, Json } from "../../compiler/asl/definition";
import { Clock } from "./clock";
import { identify } from "./context";
import type { ExecuteOptions, Execution } from "./execution";
import { Abandoned, ExecutionFailure, StateFailure, runtimeError } from "./failures";
import { Fiber } from "./fiber";
import { whole, type EventContent } from "./history-event";
import { History } from "./history";
import { limitsOf, type Limits } from "./limits";
import { received, textOf, handedOut } from "./payload";
import { randomFrom } from "./random";
import { readDefinition } from "./definition/read";
import type { Run } from "./run";
import { Scope } from "./scope";
import { TaskFailure } from "./task-failure";
import { walk } from "./walk";

/** How a line of execution ended, when it did not succeed. */
type End =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | { readonly status: "FAILED"; readonly error: string | null; readonly cause: string | null }
  | { readonly status: "TIMED_OUT" };

/**
 * Runs a state machine to its end. Whatever the machine or its tasks do, a result comes; a definition that this
 * runtime cannot execute gives a FAILED execution with the error States.Runtime and the reason as its cause.
 * What was compiled of a definition object is kept with it: it must not be changed between executions.
 */
export async function execute(definition: Definition | string, options: ExecuteOptions = {}): Promise<Execution> {
  const limits: Limits = { ...limitsOf[options.type ?? "STANDARD"], ...options.limits };
  const clock = new Clock(startOf(options.start));
  const history = new History(clock, limits.events, options.observe ?? (() => undefined));
  const fiber = new Fiber(clock, history, 0);
  const input = received(options.input === undefined ? {} : options.input);
  const random = randomFrom(options.seed ?? 0);
  const names = { execution: options.name, stateMachine: options.stateMachineName };
  const identity = identify(names, { type: options.type ?? "STANDARD", input, time: clock.now }, random);
  const run: Run = {
    clock,
    limits,
    random,
    invoke: options.invoke ?? noTasks,
    execution: identity.execution,
    stateMachine: identity.stateMachine,
    walk,
    transitions: 0,
  };
  const startTime = clock.now;
  history.addLast(
    {
      type: "ExecutionStarted",
      executionStartedEventDetails: { input: textOf(input), inputDetails: whole, roleArn: identity.roleArn },
    },
    0,
  );
  const end = await endOf(definition, { run, fiber, scope: new Scope() }, input);
  history.addLast(eventOf(end), end.status === "TIMED_OUT" ? 0 : fiber.last);
  return { ...answerOf(end), history: history.events, transitions: run.transitions, startTime, stopTime: clock.now };
}

async function endOf(
  text: Definition | string,
  place: { readonly run: Run; readonly fiber: Fiber; readonly scope: Scope },
  input: Json,
): Promise<End> {
  const read = readDefinition(text);
  if (read.kind === "refused") return { status: "FAILED", error: runtimeError, cause: read.reason };
  const { definition } = read;
  const { run, fiber } = place;
  const { clock, limits } = run;
  const ending: { end: End | null } = { end: null };
  const duration = Math.min(limits.duration, (definition.TimeoutSeconds ?? Infinity) * 1000);
  void clock.at(clock.now + duration).then(() => {
    if (ending.end !== null) return;
    ending.end = { status: "TIMED_OUT" };
    fiber.abandon();
  });
  walk(place, definition, input).then(
    (output) => (ending.end ??= { status: "SUCCEEDED", output }),
    (thrown: unknown) => (ending.end ??= failureOf(thrown)),
  );
  await clock.run(() => ending.end !== null);
  return ending.end ?? stuck;
}

const stuck: End = { status: "FAILED", error: runtimeError, cause: "The execution waits for what never happens." };

function failureOf(thrown: unknown): End {
  if (thrown instanceof StateFailure || thrown instanceof ExecutionFailure) {
    return { status: "FAILED", error: thrown.error, cause: thrown.cause };
  }
  if (thrown instanceof Abandoned) return { status: "TIMED_OUT" };
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { status: "FAILED", error: runtimeError, cause: `This is a bug in the local runtime. ${text}` };
}

function eventOf(end: End): EventContent {
  switch (end.status) {
    case "SUCCEEDED":
      return {
        type: "ExecutionSucceeded",
        executionSucceededEventDetails: { output: textOf(end.output), outputDetails: whole },
      };
    case "FAILED":
      return { type: "ExecutionFailed", executionFailedEventDetails: errorAndCause(end) };
    case "TIMED_OUT":
      return { type: "ExecutionTimedOut", executionTimedOutEventDetails: {} };
  }
}

function answerOf(end: End): Pick<Execution, "status" | "output" | "error" | "cause"> {
  switch (end.status) {
    case "SUCCEEDED":
      return { status: end.status, output: handedOut(end.output) };
    case "FAILED":
      return { status: end.status, ...errorAndCause(end) };
    case "TIMED_OUT":
      return { status: end.status };
  }
}

function errorAndCause(end: { readonly error: string | null; readonly cause: string | null }): {
  readonly error?: string;
  readonly cause?: string;
} {
  return {
    ...(end.error === null ? {} : { error: end.error }),
    ...(end.cause === null ? {} : { cause: end.cause }),
  };
}

function startOf(start: string | Date | number | undefined): number {
  return new Date(start ?? "2026-01-01T00:00:00.000Z").getTime();
}

function noTasks(): never {
  throw new TaskFailure("NoInvoke", "execute() was given no `invoke`, so nothing plays the tasks.");
}
