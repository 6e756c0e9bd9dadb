/** The context object of a request: the fields that it may have, and what each holds. */
import type { Json } from "../../compiler/asl/definition";
import { isRecord } from "../interpreter/json";
import { refuse } from "./request";

type Kind = "anything" | "number" | "string";

/** Part of the context object → its fields. */
const parts: { readonly [part: string]: { readonly [field: string]: Kind } } = {
  Execution: {
    Id: "string",
    Input: "anything",
    Name: "string",
    RoleArn: "string",
    StartTime: "string",
    RedriveCount: "number",
    RedriveTime: "string",
  },
  State: { EnteredTime: "string", Name: "string", RetryCount: "number" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
};

/** Refuses a context object that AWS does not take. */
export function checkContext(context: Json, state: { readonly [field: string]: unknown }): void {
  if (!isRecord(context)) return refuseContext("must be a JSON object");
  for (const [name, part] of Object.entries(context)) {
    if (name === "Map") refuseContext("'Map' field is not supported when mocking a Context object");
    const fields = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (fields === undefined) return refuseContext(`Field '${name}' is not allowed`);
    if (!isRecord(part)) return refuseContext(`${name} must be an object`);
    if (name === "Task" && !/\.sync(?::2)?$|\.waitForTaskToken$/.test(String(state["Resource"]))) {
      refuseContext(
        "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
      );
    }
    for (const [field, value] of Object.entries(part)) checkField(name, field, value);
  }
}

function checkField(part: string, field: string, value: unknown): void {
  const fields = parts[part] ?? {};
  const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (kind === undefined) refuseContext(`Field '${field}' is not allowed`);
  if (kind !== "anything" && typeof value !== kind) refuseContext(`${part}.${field} must be a ${kind}`);
}

function refuseContext(message: string): never {
  return refuse(`Invalid Context object provided: ${message}`);
}
