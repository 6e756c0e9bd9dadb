/** What the runtime is told when an answer stands in for a task. */
import type { Json } from "../../../compiler/asl/definition";
import type { InvokeRequest } from "../../../runtime/interpreter/execution";
import { isRecord } from "../../../runtime/interpreter/json";
import { Outcome, TaskFailure } from "../../../runtime/interpreter/task-failure";
import { namesOfCall } from "../../definition/tasks";
import type { Answer } from "./answers";

/** The outcome of a call. Throws a TaskFailure for an answer that is an error. */
export function outcomeOf(answer: Answer, request: InvokeRequest): Outcome {
  const milliseconds = answer.seconds * 1000;
  switch (answer.kind) {
    case "result":
      return new Outcome(isLambdaInvoke(request) ? invoked(answer.value) : answer.value, { milliseconds });
    case "response":
      return new Outcome(answer.value, { milliseconds });
    case "error":
      throw new TaskFailure(answer.error, answer.cause, { milliseconds });
    case "never":
      return new Outcome(null, { milliseconds: Infinity });
  }
}

/** What `lambda:invoke` answers when a function gives this result. */
export function invoked(result: Json): Json {
  return { ExecutedVersion: "$LATEST", Payload: result, StatusCode: 200 };
}

/** Names by which a call can be answered: its state first. */
export function namesOfRequest({ state, resource, arguments: sent }: InvokeRequest): readonly string[] {
  return namesOfCall(state, resource, isRecord(sent) ? sent["FunctionName"] : undefined);
}

/** True for a call of a function whose result comes wrapped. */
export function isLambdaInvoke({ resource }: InvokeRequest): boolean {
  return /^arn:[\w-]+:states:::lambda:invoke$/.test(resource);
}
