/** The protocol between a Task state and an execution that it starts and waits for (`states:startExecution.sync`). */
import type { Json } from "../../compiler/asl/definition";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import type { Answered } from "./answers";
import { isRecord } from "./json";

const synchronous = /^arn:[\w-]+:states:::states:startExecution\.sync(?<parsed>:2)?$/;

/** True for a state that starts an execution and waits for its end. */
export function awaitsExecution(resource: string): boolean {
  return synchronous.test(resource);
}

/** The input that the child gets. */
export function childInput({ arguments: sent }: InvokeRequest): unknown {
  return isRecord(sent) ? (sent["Input"] ?? {}) : {};
}

/**
 * The description of the child's execution, with its output as text, or as a value for `.sync:2`. Throws a
 * `TaskFailure` as AWS does for a child that has failed, with the description as its cause.
 */
export function childResult({ outcome, milliseconds }: Answered, request: InvokeRequest): Outcome {
  const isParsed = synchronous.exec(request.resource)?.groups?.["parsed"] !== undefined;
  const value = (json: Json): Json => (isParsed ? json : JSON.stringify(json));
  const description = describe(request, milliseconds, value);
  if (outcome.kind === "returned") {
    const done = { ...description, Output: value(outcome.value), OutputDetails: included, Status: "SUCCEEDED" };
    return new Outcome(done, { milliseconds });
  }
  const failed = { ...description, Cause: outcome.message, Error: outcome.name, Status: "FAILED" };
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
