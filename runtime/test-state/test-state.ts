/** `testState(request)`: runs one state, as the TestState API does. */
import type { Json } from "../../compiler/asl/definition";
import type { State } from "../interpreter/definition/machine";
import { ExecutionFailure, StateFailure } from "../interpreter/failures";
import { handedOut } from "../interpreter/payload";
import { causeIn } from "../interpreter/query";
import type { Visit } from "../interpreter/run";
import { checkContext } from "./context-check";
import { handlingOf } from "./handling";
import { Inspection } from "./inspection";
import { tryMap } from "./map";
import { checkMock } from "./mock-check";
import type { InspectionData, TestStateRequest, TestStateResponse } from "./request";
import { trySimple } from "./simple";
import { stayIn } from "./stay";
import { testedState, type TestedState } from "./tested-state";
import { tryParallel, tryTask } from "./work";

/** What a state did. */
interface Done {
  readonly output: Json;
  readonly next: string | null;
  readonly variables: ReadonlyMap<string, Json>;
}

/**
 * Tests a state: runs it with an input, a mock standing for its work, and tells what came of it. Rejects with a
 * `TestStateError` for a request that AWS refuses; whatever the state does is told in the response.
 */
export async function testState(request: TestStateRequest): Promise<TestStateResponse> {
  const tested = testedState(request);
  checkMock(tested.fields, request);
  if (request.context !== undefined) checkContext(request.context, tested.fields);
  const state = stateOf(tested);
  const visit = stayIn(tested, state, request);
  const inspection = new Inspection(visit.input);
  const over = { done: false };
  const work = respond(state, visit, inspection, request).finally(() => (over.done = true));
  await visit.run.clock.run(() => over.done);
  const response = await work;
  const level = request.inspectionLevel ?? "INFO";
  return level === "INFO" ? response : { ...response, inspectionData: inspection.data };
}

async function respond(
  state: State,
  visit: Visit,
  inspection: Inspection,
  request: TestStateRequest,
): Promise<TestStateResponse> {
  try {
    const done = await attempt(state, visit, inspection, request);
    noteVariables(inspection, request, done.variables);
    const next = done.next === null ? {} : { nextState: done.next };
    return { status: "SUCCEEDED", output: handedOut(done.output), ...next };
  } catch (thrown) {
    return await failed(state, visit, inspection, { thrown, request });
  }
}

async function attempt(
  state: State,
  visit: Visit,
  inspection: Inspection,
  { mock, stateConfiguration = {} }: TestStateRequest,
): Promise<Done> {
  const trial = { visit, inspection, mock };
  switch (state.Type) {
    case "Task":
      return { ...(await tryTask(state, trial)), next: nextOf(state) };
    case "Parallel":
      return { ...(await tryParallel(state, trial)), next: nextOf(state) };
    case "Map":
      return { ...(await tryMap(state, trial, stateConfiguration)), next: nextOf(state) };
    case "Pass":
    case "Choice":
    case "Wait":
    case "Succeed":
    case "Fail": {
      const { output, next } = await trySimple(state, visit, inspection);
      return { output, next, variables: visit.scope.own() };
    }
  }
}

async function failed(
  state: State,
  visit: Visit,
  inspection: Inspection,
  { thrown, request }: { readonly thrown: unknown; readonly request: TestStateRequest },
): Promise<TestStateResponse> {
  if (thrown instanceof ExecutionFailure) return failure(visit, thrown);
  if (!(thrown instanceof StateFailure)) throw thrown;
  const plain = new StateFailure(thrown.error, causeOf(visit, thrown.cause), thrown.heartbeat);
  try {
    const made = request.stateConfiguration?.retrierRetryCount ?? 0;
    const handling = await handlingOf(state, visit, { failure: plain, made });
    if (handling.kind === "none") return failure(visit, plain);
    inspection.noteError(handling.details);
    if (handling.kind === "retry") return { ...failure(visit, plain), status: "RETRIABLE" };
    noteVariables(inspection, request, handling.settled.variables);
    const output = handedOut(handling.settled.output);
    return { ...failure(visit, plain), status: "CAUGHT_ERROR", output, nextState: handling.next };
  } catch (last) {
    // A failure of a catcher's own is final.
    if (!(last instanceof StateFailure)) throw last;
    return failure(visit, last);
  }
}

function failure(
  visit: Visit,
  { error, cause }: { readonly error: string | null; readonly cause: string | null },
): TestStateResponse {
  const told = causeOf(visit, cause);
  return {
    status: "FAILED",
    ...(error === null ? {} : { error }),
    ...(told === null ? {} : { cause: told }),
  };
}

/** Causes name a place in an execution, which there is not. */
function causeOf(visit: Visit, cause: string | null): string | null {
  const prefix = causeIn(visit, "");
  return cause?.startsWith(prefix) === true ? cause.slice(prefix.length) : cause;
}

function noteVariables(
  inspection: Inspection,
  { variables = {} }: TestStateRequest,
  assigned: ReadonlyMap<string, Json>,
): void {
  const all: InspectionData["variables"] = { ...variables, ...Object.fromEntries(assigned) };
  if (Object.keys(all).length > 0) inspection.note("variables", all);
}

function nextOf(state: State): string | null {
  return "Next" in state ? state.Next : null;
}

/** What passed the checks is a state. */
function stateOf({ fields }: TestedState): State {
  if (isState(fields)) return fields;
  throw new Error("A state without a type passed the checks.");
}

function isState(fields: object): fields is State {
  return "Type" in fields;
}
