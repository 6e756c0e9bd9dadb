/** What is kept of a run: the execution, and the calls of its tasks. */
import type { Json } from "../../../compiler/asl/definition";
import type { Execution, InvokeRequest } from "../../../runtime/interpreter/execution";
import { isRecord } from "../../../runtime/interpreter/json";
import { TaskFailure } from "../../../runtime/interpreter/task-failure";
import type { Outcome } from "../../../runtime/interpreter/task-failure";
import { startsExecution } from "../../testing/child-execution";
import { isLambdaInvoke } from "./answered";

export interface Call {
  readonly task: string;
  readonly state: string;
  /** From 1. */
  readonly attempt: number;
  readonly payload: Json;
  readonly outcome:
    | { readonly result: Json }
    | { readonly error: string; readonly cause: string }
    /** It was asked to never answer. */
    | { readonly never: true };
}

export interface Ran {
  readonly execution: Execution;
  /** In the order in which they ended. */
  readonly calls: readonly Call[];
}

interface Asked {
  readonly request: InvokeRequest;
  readonly task: string;
  readonly payload: Json;
  readonly calls: Call[];
}

/** Answers a call, and keeps a record of it. */
export async function recorded(
  { request, task, payload, calls }: Asked,
  answer: () => Promise<Outcome>,
): Promise<Outcome> {
  const call = { task, state: request.state, attempt: request.attempt, payload };
  try {
    const outcome = await answer();
    const never = outcome.milliseconds === Infinity;
    calls.push({ ...call, outcome: never ? { never } : { result: resultIn(outcome, request) } });
    return outcome;
  } catch (thrown) {
    if (thrown instanceof TaskFailure) calls.push({ ...call, outcome: { error: thrown.error, cause: thrown.cause } });
    throw thrown;
  }
}

/** What the function gave, where the answer wraps it. */
function resultIn({ value }: Outcome, request: InvokeRequest): Json {
  if (!isObject(value)) return value;
  if (startsExecution(request.resource)) return value["Output"] ?? value["ExecutionArn"] ?? value;
  return isLambdaInvoke(request) ? (value["Payload"] ?? null) : value;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return isRecord(value);
}
