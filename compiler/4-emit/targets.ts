/** What a state calls, as its `Resource` and its `Arguments`: one row for each kind of target. */
import type { Json } from "../asl/definition";
import { functionPlaceholder, machinePlaceholder } from "../compiled";
import type { ChildTarget, Target } from "../ir/target";

/** The fields of a Task state that say what it calls, and with what. */
export interface Called {
  readonly Resource: string;
  readonly Arguments: Json;
  readonly Credentials?: Json;
}

/** A Lambda function's result is `{ Payload, … }`, and its errors carry the names that it gave them. */
export function calledBy(target: Target, payload: Json, context: string | null): Called {
  switch (target.kind) {
    case "task":
    case "outlined": {
      const { Resource, Arguments } = invoke(target, `\${${functionPlaceholder(target.name)}}`, payload);
      return { Resource, Arguments: context === null ? Arguments : { ...Arguments, ClientContext: context } };
    }
    case "lambda":
      return withRole(target.role, invoke(target, target.arn, payload));
    case "sdk": {
      const name = `aws-sdk:${target.service}:${target.action}`;
      return withRole(target.role, { Resource: resource(target, name), Arguments: payload });
    }
    case "integration":
      return withRole(target.role, { Resource: resource(target, target.api), Arguments: payload });
    case "child":
      return execution(target, payload);
    case "activity":
      return { Resource: target.arn, Arguments: payload };
    case "http":
      return { Resource: resource(target, "http:invoke"), Arguments: payload };
  }
}

/** The role that the machine assumes for one call. */
function withRole(role: string | null, called: Called): Called {
  return role === null ? called : { ...called, Credentials: { RoleArn: role } };
}

/** An Express child that is waited for has an API of its own; all others are started, and perhaps waited for. */
function execution(target: ChildTarget, payload: Json): Called {
  const isSync = target.how === "wait" && target.type === "EXPRESS";
  const Resource = resource(target, isSync ? "aws-sdk:sfn:startSyncExecution" : "states:startExecution");
  const given = typeof payload === "object" && payload !== null && !Array.isArray(payload) ? payload : {};
  return { Resource, Arguments: { StateMachineArn: `\${${machinePlaceholder(target.name)}}`, ...given } };
}

function invoke(target: Target, FunctionName: string, Payload: Json): Called & { readonly Arguments: object } {
  return { Resource: resource(target, "lambda:invoke"), Arguments: { FunctionName, Payload } };
}

function resource({ pattern }: Target, name: string): string {
  return `arn:aws:states:::${name}${pattern === "request" ? "" : `.${pattern}`}`;
}
