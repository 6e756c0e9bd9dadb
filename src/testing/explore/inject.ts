/** Makes chosen calls of a run fail. */
import type { TaskDeclaration } from "../../../compiler/compiled";
import type { FailObjects, InvokeRequest } from "../../../runtime/interpreter/execution";
import type { Answered } from "../answers";
import { waitsForToken, withoutToken } from "../callback";
import { canonical } from "../json";
import { limitOf } from "../lambda-invoke";
import type { Between, Called } from "../recorder";
import type { Attempt } from "../recording";
import { isSameCall, shownName } from "./failure";
import type { CallOf, Failure } from "./failure";

/**
 * Lets the calls that are to fail do so, and the others be answered as ever; of one whose effect is done the stub or task
 * is asked all the same.
 */
export function failing(failures: readonly Failure[], tasks: ReadonlyMap<string, TaskDeclaration>): Between {
  const numbers = new Numbers();
  return async (called, request) => {
    const number = numbers.of(called, request);
    const failure = failures.find((each) => isSameCall(each, { task: called.name, number }));
    if (failure === undefined || (failure.once && request.attempt > 1)) return called.answer();
    const before = failure.effectDone ? await called.answer() : null;
    if (before?.outcome.kind === "failed") return before;
    const { milliseconds = 0 } = before ?? {};
    if (failure.error !== null) return failed(failure, failure.error, request, milliseconds);
    const declared = tasks.get(called.name);
    const limit = declared === undefined ? limitOf(request) : (declared.timeoutSeconds ?? lambdaDefault);
    const outcome = {
      kind: "failed",
      name: "Sandbox.Timedout",
      message: `${shownName(called.name)} times out`,
    } as const;
    return { outcome, milliseconds: Math.max(limit * 1_000, milliseconds) };
  };
}

/** Lets Map Runs fail where they would read or write, as AWS has it for whatever is wrong with an object or a bucket. */
export function failingObjects(failures: readonly Failure[]): FailObjects {
  const counts = new Map<string, number>();
  return ({ action }) => {
    const number = (counts.get(action) ?? 0) + 1;
    counts.set(action, number);
    const failure = failures.find((each) => isSameCall(each, { task: action, number, byMapRun: true }));
    if (failure?.error === undefined || failure.error === null) return null;
    return { error: failure.error, cause: `${action} is made to fail` };
  };
}

/** Seconds after which Lambda stops a function that says nothing else. */
const lambdaDefault = 3;

function failed({ task, answered }: Failure, name: string, request: InvokeRequest, milliseconds: number): Answered {
  const message = `${shownName(task)} is made to fail`;
  if (name.startsWith("States.")) return silent(name, request, milliseconds);
  if (answered !== true) return { outcome: { kind: "failed", name, message }, milliseconds };
  const { token = "" } = request;
  const sent = [{ token, signal: { kind: "fail", name, message } as const, after: milliseconds }];
  return { outcome: nothing, milliseconds, sent };
}

const nothing = { kind: "returned", value: null } as const;

/** Nothing is heard until the state gives up. With a heartbeat it would do so before its time is over: that is told. */
function silent(name: string, request: InvokeRequest, milliseconds: number): Answered {
  const isTold = name === "States.Timeout" && request.heartbeatSeconds !== undefined;
  if (isTold) return { outcome: { kind: "failed", name, message: "" }, milliseconds };
  return waitsForToken(request) ? { outcome: nothing, milliseconds: 0 } : { outcome: nothing, milliseconds: Infinity };
}

/** The calls in a recording, each once. */
export function callsIn(recording: readonly Attempt[]): readonly (CallOf & Attempt)[] {
  const counts = new Map<string, number>();
  return recording
    .filter(({ attempt }) => attempt === 1)
    .map((attempt) => {
      const key = attempt.byMapRun === true ? `of a Map Run: ${attempt.task}` : attempt.task;
      const number = (counts.get(key) ?? 0) + 1;
      counts.set(key, number);
      return { ...attempt, number };
    });
}

/** Counts calls, of which each may be tried several times. */
class Numbers {
  readonly #counts = new Map<string, number>();
  readonly #tried = new Map<string, number>();

  of({ name, args }: Called, { attempt, state, token }: InvokeRequest): number {
    const key = `${state} ${name} ${canonical(withoutToken(args, token))}`;
    if (attempt > 1) return this.#tried.get(key) ?? 0;
    const number = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, number);
    this.#tried.set(key, number);
    return number;
  }
}
