/** What the runtime is told when an answer stands in for a task. */
import type { Json } from "../../../compiler/asl/definition";
import type { InvokeRequest } from "../../../runtime/interpreter/execution";
import { isRecord } from "../../../runtime/interpreter/json";
import { Outcome, TaskFailure } from "../../../runtime/interpreter/task-failure";
import { namesOfCall } from "../../definition/tasks";
import type { Answer, Answers } from "./answers";
import { lambdaCause } from "./failures";
import type { Failures } from "./failures";

/** The outcome of a call. Throws a TaskFailure for an answer that is an error. */
function outcomeOf(answer: Answer, request: InvokeRequest): Outcome {
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

/** What is said in the place of a task: how it is made to fail, or its answer; null where there is none. */
export function answered(request: InvokeRequest, { failures, answers }: Said): Outcome | null {
  const names = namesOfRequest(request);
  const failure = names.map((name) => failures.get(name)).find((found) => found !== undefined);
  if (failure !== undefined) {
    const isFunction = isLambdaInvoke(request) || request.resource.includes(":lambda:");
    throw new TaskFailure(failure.error, isFunction ? lambdaCause(failure) : failure.message);
  }
  const answer = answers(names);
  return answer === undefined ? null : outcomeOf(answer, request);
}

/** What stands in for tasks. */
interface Said {
  readonly failures: Failures;
  readonly answers: Answers;
}

/** What `lambda:invoke` answers when a function gives this result. */
export function invoked(result: Json): Json {
  return { ExecutedVersion: "$LATEST", Payload: result, StatusCode: 200 };
}

/** Names by which a call can be answered: its state first. */
function namesOfRequest({ state, resource, arguments: sent }: InvokeRequest): readonly string[] {
  return namesOfCall(state, resource, isRecord(sent) ? sent["FunctionName"] : undefined);
}

/** True for a call of a function whose result comes wrapped. */
export function isLambdaInvoke({ resource }: InvokeRequest): boolean {
  return /^arn:[\w-]+:states:::lambda:invoke$/.test(resource);
}
