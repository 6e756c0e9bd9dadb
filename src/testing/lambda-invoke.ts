/**
 * The protocol between a Task state and a Lambda function: what the function gets, and what the state sees of its answer.
 * A state whose resource is something else gets and gives plain values.
 */
import type { Json } from "../../compiler/asl/definition";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import type { Answered } from "./answers";
import { awaitsExecution, childInput, childResult, startsExecution } from "./child-execution";
import { responseOf } from "./http";
import { isRecord, parse, stringify, toJson } from "./json";

/** What is called, and with what. */
export interface Invocation {
  readonly arn: string;
  readonly payload: Json;
}

/** Reads a request: through `lambda:invoke` the function stands in the arguments. */
export function invocationOf({ resource, arguments: sent }: InvokeRequest): Invocation {
  if (!namesFunction(resource)) return { arn: resource, payload: sent };
  const { FunctionName: arn, Payload: payload } = isRecord(sent) ? sent : {};
  return { arn: typeof arn === "string" ? arn : "", payload: parse(stringify(payload) ?? "{}") };
}

/** What a Lambda function finds as the client context of its call. */
export function clientContextOf({ arguments: sent }: InvokeRequest): Json | undefined {
  const encoded = isRecord(sent) ? sent["ClientContext"] : undefined;
  return typeof encoded === "string" ? parse(Buffer.from(encoded, "base64").toString("utf8")) : undefined;
}

/** What a stub is asked with: the payload of a function, the input of an execution, the arguments of anything else. */
export function payloadOf(request: InvokeRequest): Json {
  return awaitsExecution(request.resource) ? toJson(childInput(request)) : invocationOf(request).payload;
}

/** Seconds after which Lambda stops the function that is called; `Infinity` where none is. */
export function limitOf({ resource }: InvokeRequest): number {
  return namesFunction(resource) || resource.includes(":lambda:") ? longestFunction : Infinity;
}

const longestFunction = 900;

/** Until it is answered, a call counts as one that never will be. */
export const unanswered: Answered = {
  outcome: { kind: "failed", name: "States.Timeout", message: "" },
  milliseconds: 0,
};

/** What the machine sees of an answer that comes too late. */
export function inTime(answered: Answered, request: InvokeRequest): Answered {
  const { taskTimeoutSeconds, heartbeatSeconds = Infinity } = request;
  const limit = Math.min(taskTimeoutSeconds, heartbeatSeconds) * 1_000;
  if (answered.milliseconds <= limit) return answered;
  const name = heartbeatSeconds < taskTimeoutSeconds ? "States.HeartbeatTimeout" : "States.Timeout";
  return { outcome: { kind: "failed", name, message: "" }, milliseconds: limit };
}

/** What answers where it is not a function or a service by its client: the execution that is started, an integration by its resource, a web API. */
export type Answerer = "child" | "integration" | "api";

/** The result as the runtime wants it. Throws a `TaskFailure` for an answer that is an error. */
export function resultOf(given: Answered, request: InvokeRequest, by?: Answerer): Outcome {
  const { outcome, milliseconds } = given;
  const { resource } = request;
  // The state gives up by itself.
  if (inTime(given, request) !== given) return new Outcome(null, { milliseconds: Infinity });
  if (by === "child" && startsExecution(resource)) return childResult(given, request);
  if (by !== "integration" && awaitsExecution(resource)) return childResult(given, request);
  if (outcome.kind === "failed") throw new TaskFailure(outcome.name, causeOf(outcome, resource, by), { milliseconds });
  if (by === "api") return new Outcome(responseOf(outcome.value), { milliseconds });
  if (!isLambdaInvoke(resource)) return new Outcome(outcome.value, { milliseconds });
  return new Outcome({ ExecutedVersion: "$LATEST", Payload: outcome.value, StatusCode: 200 }, { milliseconds });
}

/** As Lambda reports it, or a service; a timeout of the state has no cause. What an integration says is said as it is. */
function causeOf({ name, message }: Failed, resource: string, by: Answerer | undefined): string {
  if ((by === "integration" || by === "api") && name !== "States.Timeout") return message;
  if (name.startsWith("States.")) return "";
  if (resource.includes(":aws-sdk:")) return `${message}${callDetails(name)}`;
  return JSON.stringify({ errorType: name, errorMessage: message, trace: [] });
}

type Failed = Pick<Extract<Answered["outcome"], { readonly kind: "failed" }>, "name" | "message">;

/** Behind the message of an error of a service stands what the call was. */
function callDetails(name: string): string {
  const [service = ""] = name.split(".");
  const request = "00000000-0000-0000-0000-000000000000";
  return ` (Service: ${service}, Status Code: 400, Request ID: ${request}) (SDK Attempt Count: 1)`;
}

function isLambdaInvoke(resource: string): boolean {
  return /^arn:[\w-]+:states:::lambda:invoke$/.test(resource);
}

function namesFunction(resource: string): boolean {
  return /^arn:[\w-]+:states:::lambda:invoke(\.waitForTaskToken)?$/.test(resource);
}
