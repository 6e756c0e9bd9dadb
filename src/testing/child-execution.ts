/**
 * The protocol between a Task state and an execution that it starts: one that it waits for (`states:startExecution.sync`), an
 * Express one (`sfn:startSyncExecution`), or one that it leaves to itself.
 */
import type { Json } from "../../compiler/asl/definition";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import type { Answered } from "./answers";
import { isRecord, parse, stringify, toJson } from "./json";

const started = /^arn:[\w-]+:states:::(?:states:startExecution|aws-sdk:sfn:start(?:Sync)?Execution)/;
const awaited = /^arn:[\w-]+:states:::states:startExecution\.sync(?<parsed>:2)?$/;
const express = /^arn:[\w-]+:states:::aws-sdk:sfn:startSyncExecution$/;
const left = /^arn:[\w-]+:states:::(?:states|aws-sdk:sfn):startExecution$/;

/** True for a state that starts an execution and waits for its end. */
export function awaitsExecution(resource: string): boolean {
  return awaited.test(resource);
}

/** True for a state whose result is about the execution that it has started. */
export function startsExecution(resource: string): boolean {
  return awaited.test(resource) || express.test(resource) || left.test(resource);
}

/** The ARN of the machine that a state starts; undefined for a state that does something else. */
export function machineOf({ resource, arguments: sent }: InvokeRequest): string | undefined {
  const machine = started.test(resource) && isRecord(sent) ? sent["StateMachineArn"] : undefined;
  return typeof machine === "string" ? machine : undefined;
}

/** The input that the child gets: a text is the JSON of it. */
export function childInput({ arguments: sent }: InvokeRequest): unknown {
  const input = isRecord(sent) ? (sent["Input"] ?? {}) : {};
  return typeof input === "string" ? parse(input) : input;
}

/** What a native run calls the workflow with: its input, and what `start` says besides. */
export function childArguments(request: InvokeRequest): readonly unknown[] {
  const sent = isRecord(request.arguments) ? request.arguments : {};
  const { Name: name } = sent;
  // Where nothing is given to it, what has to be evaluated for the call stands there as the text of nothing.
  const given = "Input" in sent && sent["Input"] !== "{}" ? [toJson(childInput(request))] : [];
  return name === undefined ? given : [...given, { name }];
}

/** Of an execution that is left to itself nobody hears how it ends: its ARN is the answer. */
export function begun(answered: Answered | null, request: InvokeRequest): Answered | null {
  if (!left.test(request.resource)) return answered;
  const { ExecutionArn } = describe(request, 0, (json) => json);
  return { outcome: { kind: "returned", value: ExecutionArn ?? null }, milliseconds: 0 };
}

/** What the state sees of it. Throws a `TaskFailure` as AWS does for a child that is waited for and has failed. */
export function childResult(answered: Answered, request: InvokeRequest): Outcome {
  const { milliseconds } = answered;
  if (awaited.test(request.resource)) return waitedFor(answered, request);
  const text = (json: Json): Json => stringify(json) ?? "null";
  const { ExecutionArn, StartDate, ...more } = describe(request, milliseconds, text);
  const fields: { readonly [field: string]: Json } = { ExecutionArn: ExecutionArn ?? null, StartDate: StartDate ?? 0 };
  const { outcome } = answered;
  if (left.test(request.resource)) {
    // How it ends nobody hears: what fails here is the start.
    if (outcome.kind === "failed") throw new TaskFailure(outcome.name, outcome.message, { milliseconds });
    return new Outcome(fields, { milliseconds });
  }
  const end: { readonly [field: string]: Json } =
    outcome.kind === "returned"
      ? { Output: text(outcome.value), Status: "SUCCEEDED" }
      : { Cause: outcome.message, Error: outcome.name, Status: "FAILED" };
  return new Outcome({ ...fields, ...more, ...end }, { milliseconds });
}

/**
 * The description of the child's execution, with its output as text, or as a value for `.sync:2`. Throws a
 * `TaskFailure` as AWS does for a child that has failed, with the description as its cause.
 */
function waitedFor({ outcome, milliseconds }: Answered, request: InvokeRequest): Outcome {
  const isParsed = awaited.exec(request.resource)?.groups?.["parsed"] !== undefined;
  const value = (json: Json): Json => (isParsed ? json : (stringify(json) ?? "null"));
  const description = describe(request, milliseconds, value);
  if (outcome.kind === "returned") {
    const done = { ...description, Output: value(outcome.value), OutputDetails: included, Status: "SUCCEEDED" };
    return new Outcome(done, { milliseconds });
  }
  const failed = { Cause: outcome.message, Error: outcome.name, ...description, Status: "FAILED" };
  throw new TaskFailure("States.TaskFailed", JSON.stringify(failed), { milliseconds });
}

const included = { Included: true };

function describe(
  request: InvokeRequest,
  milliseconds: number,
  value: (json: Json) => Json,
): { readonly [field: string]: Json } {
  const { arguments: sent, time } = request;
  const fields = new Map<string, Json>(Object.entries(sent ?? {}));
  const text = (field: string, otherwise: string): string => {
    const given = fields.get(field);
    return typeof given === "string" ? given : otherwise;
  };
  const machine = text("StateMachineArn", "");
  const name = text("Name", `child-${time}`);
  return {
    ExecutionArn: `${machine.replace(":stateMachine:", ":execution:")}:${name}`,
    Input: value(fields.get("Input") ?? {}),
    InputDetails: included,
    Name: name,
    StartDate: time,
    StateMachineArn: machine,
    StopDate: time + milliseconds,
  };
}
