/** Asks the one who plays the tasks, and tells results from failures. */
import type { Json } from "../../../compiler/asl/definition";
import type { InvokeRequest } from "../execution";
import { received } from "../payload";
import type { Visit } from "../run";
import { Outcome, TaskFailure, type Timing } from "../task-failure";
import { silence } from "./silence";

/** How a task ends, if nothing comes between. */
export type Answer =
  | { readonly kind: "result"; readonly value: Json }
  /** `cause` is null where there is none. */
  | { readonly kind: "failure"; readonly error: string; readonly cause: string | null };

export interface Reply {
  readonly answer: Answer;
  readonly milliseconds: number;
  readonly timing: Timing;
}

/** What `invoke` says to a request. One that stays silent for good is taken for a task that never answers. */
export async function replyTo(visit: Visit, request: InvokeRequest, hasTimeout: boolean): Promise<Reply> {
  try {
    const given = visit.run.invoke(request);
    if (!isPromise(given)) return replyOf(given);
    const quiet = silence(given, hasTimeout, visit.run.patience);
    return replyOf(await Promise.race([given, quiet.promise]).finally(quiet.cancel));
  } catch (thrown) {
    const { milliseconds, timing } = timingOf(thrown);
    return { answer: { kind: "failure", ...failureOf(thrown) }, milliseconds, timing };
  }
}

function isPromise(given: unknown): given is Promise<Json | Outcome | void> {
  return typeof given === "object" && given !== null && "then" in given && typeof given.then === "function";
}

function replyOf(given: Json | Outcome | void): Reply {
  if (!isOutcome(given)) return { answer: { kind: "result", value: received(given) }, milliseconds: 0, timing: {} };
  const { value, milliseconds, timing } = given;
  return { answer: { kind: "result", value: received(value) }, milliseconds, timing };
}

function isOutcome(given: Json | Outcome | void): given is Outcome {
  return given instanceof Outcome;
}

/** A `TaskFailure` and `{ error, cause }` say what failed; anything else fails as it does in a Lambda function on Node. */
function failureOf(thrown: unknown): { readonly error: string; readonly cause: string | null } {
  if (typeof thrown === "object" && thrown !== null && "error" in thrown && typeof thrown.error === "string") {
    return { error: thrown.error, cause: causeOf(thrown) };
  }
  if (thrown instanceof Error || isErrorOfAnotherRealm(thrown)) {
    return { error: thrown.name, cause: JSON.stringify({ errorType: thrown.name, errorMessage: thrown.message }) };
  }
  return { error: typeof thrown, cause: JSON.stringify({ errorType: typeof thrown, errorMessage: String(thrown) }) };
}

function causeOf(thrown: object): string | null {
  if (thrown instanceof Error) return typeof thrown.cause === "string" ? thrown.cause : "";
  if (!("cause" in thrown) || thrown.cause === undefined || thrown.cause === null) return null;
  return typeof thrown.cause === "string" ? thrown.cause : JSON.stringify(thrown.cause);
}

/** Jest runs tests in a realm of their own, whose Error is not ours. */
function isErrorOfAnotherRealm(thrown: unknown): thrown is { readonly name: string; readonly message: string } {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "name" in thrown &&
    typeof thrown.name === "string" &&
    "message" in thrown &&
    typeof thrown.message === "string"
  );
}

function timingOf(thrown: unknown): { readonly milliseconds: number; readonly timing: Timing } {
  if (thrown instanceof TaskFailure) return { milliseconds: thrown.milliseconds, timing: thrown.timing };
  if (typeof thrown !== "object" || thrown === null || !("milliseconds" in thrown)) {
    return { milliseconds: 0, timing: {} };
  }
  return { milliseconds: typeof thrown.milliseconds === "number" ? thrown.milliseconds : 0, timing: {} };
}
