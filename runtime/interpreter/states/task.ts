/** Task: a call of something outside of the machine, with a limit of time. */
import type { Json, TaskState, Template } from "../../../compiler/asl/definition";
import { contextOf } from "../context";
import { StateFailure, timeoutError, tooLarge } from "../failures";
import { guarded } from "../guard";
import { factsOf, handedOut } from "../payload";
import { evaluate, evaluationFailure, unexpectedType } from "../query";
import type { Exit, Visit } from "../run";
import { ask } from "../tasks/ask";
import { journalOf, type Journal } from "../tasks/journal";

/** Seconds after which a task without `TimeoutSeconds` times out. */
const defaultTimeout = 99_999_999;

/** Runs a Task state. */
export function runTask(state: TaskState, visit: Visit): Promise<Exit> {
  return guarded(visit, state, { result: () => attempt(state, visit) });
}

async function attempt(state: TaskState, visit: Visit): Promise<Json> {
  const { run, fiber } = visit;
  const timeout = await seconds(visit, "TimeoutSeconds", state.TimeoutSeconds);
  const heartbeat = await seconds(visit, "HeartbeatSeconds", state.HeartbeatSeconds);
  const { Credentials }: { readonly Type: "Task"; readonly Credentials?: Template } = state;
  const credentials = Credentials === undefined ? null : await evaluate(visit, Credentials, "Credentials");
  const given = state.Arguments === undefined ? visit.input : await evaluate(visit, state.Arguments, "Arguments");
  const journal = journalOf(fiber, state.Resource);
  if (factsOf(given).bytes > run.limits.payloadBytes) throw tooLarge(visit.name);
  journal.scheduled(given, { timeout, heartbeat, credentials });
  journal.started();
  const answer = await ask(
    visit,
    {
      state: visit.name,
      resource: state.Resource,
      arguments: handedOut(given),
      attempt: visit.retries + 1,
      get context() {
        return structuredClone(contextOf(visit));
      },
      time: run.clock.now,
      taskTimeoutSeconds: timeout ?? defaultTimeout,
    },
    heartbeat ?? Infinity,
  );
  switch (answer.kind) {
    case "result":
      return accept(visit, journal, answer);
    case "failure":
      journal.failed(answer.error, answer.cause);
      throw new StateFailure(answer.error, answer.cause);
    case "timeout":
      journal.timedOut();
      throw new StateFailure(timeoutError, null, answer.heartbeat);
  }
}

function accept(
  visit: Visit,
  journal: Journal,
  answer: { readonly value: Json; readonly submitted: Json | null },
): Json {
  if (journal.submits) journal.submitted(answer.submitted ?? {});
  if (factsOf(answer.value).bytes > visit.run.limits.payloadBytes) {
    const failure = tooLarge(journal.origin);
    journal.failed(failure.error ?? "", failure.cause ?? "");
    throw failure;
  }
  journal.succeeded(answer.value);
  return answer.value;
}

async function seconds(
  visit: Visit,
  location: "TimeoutSeconds" | "HeartbeatSeconds",
  template: number | string | undefined,
): Promise<number | null> {
  if (template === undefined) return null;
  const value = await evaluate(visit, template, location);
  if (typeof value !== "number") throw unexpectedType(visit, { template, location, expected: "number" }, value);
  if (!Number.isInteger(value)) {
    throw evaluationFailure(visit, `The ${location} field cannot be parsed as an integer: ${value}`, location);
  }
  if (value < 0 || value > defaultTimeout) {
    throw evaluationFailure(visit, `${location} must be between 0 and ${defaultTimeout} but was: ${value}`, location);
  }
  return value;
}
