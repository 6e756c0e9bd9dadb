/** The states that do something, a mock standing for what they do; their data is noted on its way. */
import type { Json } from "../../compiler/asl/definition";
import { argumentsOf, effectiveInput } from "../interpreter/dataflow";
import type { ParallelState, TaskState, Working } from "../interpreter/definition/machine";
import { StateFailure, timeoutError } from "../interpreter/failures";
import { settle, type Settled } from "../interpreter/leaving";
import { contextOf } from "../interpreter/context";
import { handedOut, received } from "../interpreter/payload";
import type { Visit } from "../interpreter/run";
import { settlePaths } from "../interpreter/settle-paths";
import { defaultTimeout, seconds } from "../interpreter/states/seconds";
import { replyTo } from "../interpreter/tasks/reply";
import type { Inspection } from "./inspection";
import type { Mock } from "./request";

/** A state that is tried, and what stands for its work. */
export interface Trial {
  readonly visit: Visit;
  readonly inspection: Inspection;
  readonly mock: Mock | undefined;
}

/** Tries a Task state. */
export async function tryTask(state: TaskState, trial: Trial): Promise<Settled> {
  const { visit, inspection } = trial;
  const timeout = (await seconds(visit, state, "TimeoutSeconds")) ?? defaultTimeout;
  await seconds(visit, state, "HeartbeatSeconds");
  if (visit.language === "JSONPath") inspection.note("afterInputPath", effectiveInput(visit, state));
  const given = await argumentsOf(visit, state);
  inspection.note(visit.language === "JSONata" ? "afterArguments" : "afterParameters", given);
  const result = trial.mock === undefined ? await invoked(state, visit, { given, timeout }) : mocked(trial.mock);
  inspection.note("result", result);
  return settled(state, trial, result);
}

/** Tries a Parallel state. */
export async function tryParallel(state: ParallelState, trial: Trial): Promise<Settled> {
  await argumentsOf(trial.visit, state);
  return settled(state, trial, mocked(trial.mock ?? {}));
}

/** What a mock says: a result, or a failure that is thrown. */
export function mocked({ result, errorOutput }: Mock): Json {
  if (errorOutput === undefined) return received(result ?? null);
  throw new StateFailure(errorOutput.error ?? "", errorOutput.cause ?? "");
}

/** The output and the variables that a state makes of its result. */
export async function settled(state: Working, { visit, inspection }: Trial, result: Json): Promise<Settled> {
  if (visit.language === "JSONPath") {
    const { ResultSelector, ResultPath } = state;
    const selector = ResultSelector === undefined ? {} : { ResultSelector };
    inspection.note("afterResultSelector", settlePaths(visit, selector, result).output);
    const path = ResultPath === undefined ? {} : { ResultPath };
    inspection.note("afterResultPath", settlePaths(visit, { ...selector, ...path }, result).output);
  }
  return settle(visit, state, { extras: { result }, otherwise: result });
}

async function invoked(
  state: TaskState,
  visit: Visit,
  { given, timeout }: { readonly given: Json; readonly timeout: number },
): Promise<Json> {
  const request = {
    state: visit.name,
    resource: state.Resource,
    arguments: handedOut(given),
    attempt: visit.retries + 1,
    context: handedOut(contextOf(visit)),
    time: visit.run.clock.now,
    taskTimeoutSeconds: timeout,
  };
  const { answer, milliseconds } = await visit.fiber.real(() => replyTo(visit, request, timeout < defaultTimeout));
  if (milliseconds > timeout * 1000) throw new StateFailure(timeoutError, null);
  if (answer.kind === "failure") throw new StateFailure(answer.error, answer.cause);
  return answer.value;
}
