/**
 * A call that hands a token on, and what comes of it: what its stub has sent to the token, or nothing until the state gives up.
 * The stub plays the call and the other side: `succeed(token, …)` of `sfn-compile/lambda` in it answers, after what it has
 * slept until then.
 */
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import { tokenText } from "../words/callback";
import type { Answered, Sent } from "./answers";
import { toJson } from "./json";

/** True for a state that waits for somebody who has its token. */
export function waitsForToken({ resource }: Pick<InvokeRequest, "resource">): boolean {
  return resource.endsWith(".waitForTaskToken");
}

/** Only the stub that was given a token answers to it: throws where one sends anything to another. */
export function requireOwnToken({ sent = [] }: Answered, call: string, request: InvokeRequest): void {
  const own = waitsForToken(request) ? request.token : undefined;
  if (sent.some(({ token }) => token !== own))
    throw new Error(
      `the stub of ${call} answers to a token that this call was not given: only the stub that gets it can`,
    );
}

/** A value with the token as texts show it wherever it stands, alone or in a text. */
export function withoutToken(value: unknown, token: string | undefined): unknown {
  if (token === undefined) return value;
  if (typeof value === "string") return value.replaceAll(token, tokenText);
  if (Array.isArray(value)) return value.map((each: unknown) => withoutToken(each, token));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutToken(each, token)]));
}

/** What becomes of the call, as the native run has to see it: an answer, an error, or a time that is over. */
export function calledBack(given: Answered, request: InvokeRequest): Answered {
  const sent = (given.sent ?? []).filter(({ token }) => token === request.token);
  const [first] = sent.filter(({ signal }) => signal.kind !== "heartbeat");
  if (given.outcome.kind === "failed" && first === undefined) return given;
  const silence = (request.heartbeatSeconds ?? Infinity) * 1_000;
  const limit = request.taskTimeoutSeconds * 1_000;
  let alive = 0;
  for (const { signal, after, fromOutside = false } of sent) {
    const late = after - Math.min(limit, alive + silence);
    if (late > 0 || (late === 0 && fromOutside)) break;
    if (signal.kind !== "heartbeat") return { outcome: outcomeOf(signal), milliseconds: after };
    alive = after;
  }
  const isSilent = alive + silence < limit;
  const name = isSilent ? "States.HeartbeatTimeout" : "States.Timeout";
  return { outcome: { kind: "failed", name, message: "" }, milliseconds: Math.min(limit, alive + silence) };
}

function outcomeOf(signal: Exclude<Sent["signal"], { readonly kind: "heartbeat" }>): Answered["outcome"] {
  if (signal.kind === "succeed") return { kind: "returned", value: toJson(signal.value) };
  return { kind: "failed", name: signal.name, message: signal.message };
}

/** The same as the runtime wants it. Throws a `TaskFailure` for an answer that is an error. */
export function callbackResult(given: Answered, request: InvokeRequest): Outcome {
  const { outcome, milliseconds } = calledBack(given, request);
  const heartbeats = (given.sent ?? []).flatMap(({ token, signal, after }) =>
    token === request.token && signal.kind === "heartbeat" ? [after] : [],
  );
  if (outcome.kind === "returned") return new Outcome(outcome.value, { milliseconds, heartbeats });
  if (outcome.name.startsWith("States.")) return new Outcome(null, { milliseconds: Infinity, heartbeats });
  const cause = JSON.stringify({ errorType: outcome.name, errorMessage: outcome.message });
  throw new TaskFailure(outcome.name, cause, { milliseconds, heartbeats });
}
