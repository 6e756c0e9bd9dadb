/** What a task writes into the history: other events for a Lambda function by its ARN than for a service integration. */
import type { Json } from "../../../compiler/asl/definition";
import { region } from "../context";
import type { Fiber } from "../fiber";
import { whole, type TaskResource } from "../history-event";
import { textOf } from "../payload";

/** The limits and the role of a task, where the state sets them. */
export interface Settings {
  readonly timeout: number | null;
  readonly heartbeat: number | null;
  readonly credentials: Json;
}

export interface Journal {
  /** How AWS names the task when its result is too large. */
  readonly origin: string;
  /** Whether the task is a job that is submitted first and done later. */
  readonly submits: boolean;
  readonly scheduled: (given: Json, settings: Settings) => void;
  readonly started: () => void;
  readonly submitted: (output: Json) => void;
  readonly succeeded: (output: Json) => void;
  readonly failed: (error: string, cause: string) => void;
  readonly timedOut: () => void;
}

const integration = /^arn:[^:]*:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):(.+)$/;

/** The journal of a task with this `Resource`. */
export function journalOf(fiber: Fiber, resource: string): Journal {
  const [, resourceType, action] = integration.exec(resource) ?? [];
  if (resourceType === undefined || action === undefined) return ofFunction(fiber, resource);
  return ofIntegration(fiber, { resource: action, resourceType });
}

function ofFunction(fiber: Fiber, resource: string): Journal {
  return {
    origin: resource,
    submits: false,
    scheduled: (given, settings) =>
      fiber.record({
        type: "LambdaFunctionScheduled",
        lambdaFunctionScheduledEventDetails: {
          input: textOf(given),
          inputDetails: whole,
          resource,
          ...scheduling(settings),
        },
      }),
    started: () => fiber.record({ type: "LambdaFunctionStarted" }),
    submitted: () => undefined,
    succeeded: (output) =>
      fiber.record({
        type: "LambdaFunctionSucceeded",
        lambdaFunctionSucceededEventDetails: { output: textOf(output), outputDetails: whole },
      }),
    failed: (error, cause) =>
      fiber.record({ type: "LambdaFunctionFailed", lambdaFunctionFailedEventDetails: { error, cause } }),
    timedOut: () =>
      fiber.record({ type: "LambdaFunctionTimedOut", lambdaFunctionTimedOutEventDetails: { error: "States.Timeout" } }),
  };
}

function ofIntegration(fiber: Fiber, task: TaskResource): Journal {
  const result = (output: Json) => ({ ...task, output: textOf(output), outputDetails: whole });
  return {
    origin: task.resourceType,
    submits: /\.sync(:2)?$/.test(task.resource),
    scheduled: (given, settings) =>
      fiber.record({
        type: "TaskScheduled",
        taskScheduledEventDetails: { parameters: textOf(given), region, ...task, ...scheduling(settings) },
      }),
    started: () => fiber.record({ type: "TaskStarted", taskStartedEventDetails: task }),
    submitted: (output) => fiber.record({ type: "TaskSubmitted", taskSubmittedEventDetails: result(output) }),
    succeeded: (output) => fiber.record({ type: "TaskSucceeded", taskSucceededEventDetails: result(output) }),
    failed: (error, cause) => fiber.record({ type: "TaskFailed", taskFailedEventDetails: { ...task, error, cause } }),
    timedOut: () =>
      fiber.record({ type: "TaskTimedOut", taskTimedOutEventDetails: { ...task, error: "States.Timeout" } }),
  };
}

function scheduling({ timeout, heartbeat, credentials }: Settings): object {
  return {
    ...(timeout === null ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === null ? {} : { heartbeatInSeconds: heartbeat }),
    ...(credentials === null ? {} : { taskCredentials: { roleArn: roleOf(credentials) } }),
  };
}

function roleOf(credentials: Json): string {
  if (typeof credentials !== "object" || credentials === null || !("RoleArn" in credentials)) return "";
  const role = credentials["RoleArn"];
  return typeof role === "string" ? role : "";
}
