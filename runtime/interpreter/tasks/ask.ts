/** Asks the one who plays the tasks, and delivers the answer at its time on the virtual clock. */
import type { Json } from "../../../compiler/asl/definition";
import type { InvokeRequest } from "../execution";
import { received } from "../payload";
import type { Visit } from "../run";
import { Outcome } from "../task-failure";

export type Answer =
  | { readonly kind: "result"; readonly value: Json; readonly submitted: Json | null }
  | { readonly kind: "failure"; readonly error: string; readonly cause: string }
  | { readonly kind: "timeout"; readonly heartbeat: boolean };

/**
 * The answer to a request. An answer that takes longer than the state waits is a timeout,
 * and so is one that takes longer than `heartbeatSeconds`, because tasks that are called send no heartbeats.
 */
export async function ask(visit: Visit, request: InvokeRequest, heartbeatSeconds: number): Promise<Answer> {
  const { fiber, run } = visit;
  const start = run.clock.now;
  const order = run.clock.order();
  const { answer, milliseconds } = await fiber.real(() => answerOf(visit, request));
  const heartbeat = heartbeatSeconds < request.taskTimeoutSeconds;
  const patience = Math.min(heartbeatSeconds, request.taskTimeoutSeconds) * 1000;
  const late = milliseconds > patience;
  await fiber.until(start + (late ? patience : Math.max(0, milliseconds)), order);
  return late ? { kind: "timeout", heartbeat } : answer;
}

async function answerOf(
  visit: Visit,
  request: InvokeRequest,
): Promise<{ readonly answer: Answer; readonly milliseconds: number }> {
  try {
    const given = await visit.run.invoke(request);
    if (!isOutcome(given))
      return { answer: { kind: "result", value: received(given), submitted: null }, milliseconds: 0 };
    const { value, submitted, milliseconds } = given;
    return { answer: { kind: "result", value: received(value), submitted: received(submitted) }, milliseconds };
  } catch (thrown) {
    return { answer: { kind: "failure", ...failureOf(thrown) }, milliseconds: durationOf(thrown) };
  }
}

function isOutcome(given: Json | Outcome | void): given is Outcome {
  return given instanceof Outcome;
}

/** A `TaskFailure` says what failed; anything else fails as it does in a Lambda function on Node. */
function failureOf(thrown: unknown): { readonly error: string; readonly cause: string } {
  if (thrown instanceof Error && "error" in thrown && typeof thrown.error === "string") {
    return { error: thrown.error, cause: typeof thrown.cause === "string" ? thrown.cause : "" };
  }
  if (thrown instanceof Error || isErrorOfAnotherRealm(thrown)) {
    return { error: thrown.name, cause: JSON.stringify({ errorType: thrown.name, errorMessage: thrown.message }) };
  }
  return { error: typeof thrown, cause: JSON.stringify({ errorType: typeof thrown, errorMessage: String(thrown) }) };
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

function durationOf(thrown: unknown): number {
  if (typeof thrown !== "object" || thrown === null || !("milliseconds" in thrown)) return 0;
  return typeof thrown.milliseconds === "number" ? thrown.milliseconds : 0;
}
