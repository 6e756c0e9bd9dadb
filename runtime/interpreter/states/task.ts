/** Task: a call of something outside of the machine, with a limit of time. */
import type { Json } from "../../../compiler/asl/definition";
import { contextOf } from "../context";
import { argumentsOf } from "../dataflow";
import type { TaskState } from "../definition/machine";
import { StateFailure, timeoutError, tooLarge } from "../failures";
import { guarded } from "../guard";
import type { InvokeRequest } from "../execution";
import { fillPayload } from "../lookup";
import { factsOf, handedOut } from "../payload";
import { evaluate } from "../query";
import type { Exit, Visit } from "../run";
import { announceCallback } from "../tasks/announce";
import { adapted } from "../tasks/integrations";
import { hasToken, isActivity, journalOf, type Journal } from "../tasks/journal";
import { replyTo } from "../tasks/reply";
import { endOf } from "../tasks/waiting";
import { defaultTimeout, seconds } from "./seconds";

/** Runs a Task state. */
export function runTask(state: TaskState, visit: Visit): Promise<Exit> {
  return guarded(visit, state, { result: () => attempt(state, visit) });
}

async function attempt(state: TaskState, visit: Visit): Promise<Json> {
  const { run, fiber } = visit;
  if (hasToken(state.Resource)) visit.token = run.token(visit.name);
  const timeout = await seconds(visit, state, "TimeoutSeconds");
  const heartbeat = await seconds(visit, state, "HeartbeatSeconds");
  const credentials = await credentialsOf(visit, state);
  const given = adapted(visit, state.Resource, await argumentsOf(visit, state));
  const journal = journalOf(visit, state.Resource);
  if (factsOf(given).bytes > run.limits.payloadBytes) throw tooLarge(visit.name);
  journal.scheduled(given, { timeout, heartbeat, credentials });
  if (!isActivity(state.Resource)) journal.started();
  const limits = {
    start: run.clock.now,
    order: run.clock.order(),
    timeout: timeout ?? defaultTimeout,
    heartbeat: heartbeat ?? Infinity,
  };
  const reply = await fiber.real(() =>
    replyTo(visit, requestOf(state, visit, { given, credentials }, limits), timeout !== null || heartbeat !== null),
  );
  if (isActivity(state.Resource)) journal.started(reply.timing.worker);
  if (journal.submits && (reply.answer.kind === "result" || reply.timing.submitted !== undefined)) {
    journal.submitted(reply.timing.submitted ?? {});
  }
  await announceCallback(state, visit, given);
  const ending = await endOf(visit, reply, limits);
  switch (ending.kind) {
    case "result":
      return accept(visit, journal, ending.value);
    case "failure":
      journal.failed(ending.error, ending.cause);
      throw new StateFailure(ending.error, ending.cause);
    case "timeout":
      journal.timedOut();
      throw new StateFailure(timeoutError, null, ending.heartbeat);
  }
}

function requestOf(
  state: TaskState,
  visit: Visit,
  { given, credentials }: { readonly given: Json; readonly credentials: Json },
  { timeout, heartbeat }: { readonly timeout: number; readonly heartbeat: number },
): InvokeRequest {
  return {
    state: visit.name,
    resource: state.Resource,
    arguments: handedOut(given),
    ...(credentials === null ? {} : { credentials: handedOut(credentials) }),
    attempt: visit.retries + 1,
    get context() {
      return structuredClone(contextOf(visit));
    },
    time: visit.run.clock.now,
    taskTimeoutSeconds: timeout,
    ...(heartbeat === Infinity ? {} : { heartbeatSeconds: heartbeat }),
    ...(visit.token === null ? {} : { token: visit.token }),
  };
}

function credentialsOf(visit: Visit, { Credentials }: TaskState): Promise<Json> | Json {
  if (Credentials === undefined) return null;
  if (visit.language === "JSONata") return evaluate(visit, Credentials, "Credentials");
  return fillPayload(visit, Credentials, { payload: visit.input });
}

function accept(visit: Visit, journal: Journal, value: Json): Json {
  if (factsOf(value).bytes > visit.run.limits.payloadBytes) {
    const failure = tooLarge(journal.origin);
    journal.failed(failure.error ?? "", failure.cause ?? "");
    throw failure;
  }
  journal.succeeded(value);
  return value;
}
