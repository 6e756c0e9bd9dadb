/** What a task writes into the history: other events for a Lambda function by its ARN than for a service integration. */
import type { Json } from "../../../compiler/asl/definition";
import type { Fiber } from "../fiber";
import { whole, type TaskResource } from "../history-event";
import { textOf } from "../payload";
import type { Visit } from "../run";

/** The limits and the role of a task, where the state sets them. */
export interface Settings {
  readonly timeout: number | null;
  readonly heartbeat: number | null;
  readonly credentials: Json;
}

export interface Journal {
  /** How AWS names the task when its result is too large. */
  readonly origin: string;
  /** Whether the task goes on after its request was answered: a job, or one whose token comes back. */
  readonly submits: boolean;
  readonly scheduled: (given: Json, settings: Settings) => void;
  readonly started: (worker?: string) => void;
  readonly submitted: (output: Json) => void;
  readonly succeeded: (output: Json) => void;
  readonly failed: (error: string, cause: string | null) => void;
  readonly timedOut: () => void;
}

const activity = /^arn:[^:]*:states:[^:]*:[^:]*:activity:/;
const integration = /^arn:[^:]*:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):(.+)$/;

/** Whether a task is done by the workers of an activity; also where a placeholder stands for its ARN. */
export function isActivity(resource: string): boolean {
  return activity.test(resource) || (!resource.startsWith("arn:") && /activity/i.test(resource));
}

/** Whether the context object of a task holds a token: for callbacks, and for jobs. */
export function hasToken(resource: string): boolean {
  return /\.(?:waitForTaskToken|sync(?::2)?)$/.test(resource) || isActivity(resource);
}

/** The journal of a task with this `Resource`. */
export function journalOf({ fiber, run }: Visit, resource: string): Journal {
  if (isActivity(resource)) return ofActivity(fiber, resource);
  const [, resourceType, action] = integration.exec(resource) ?? [];
  if (resourceType === undefined || action === undefined) return ofFunction(fiber, resource);
  return ofIntegration(fiber, { resource: action, resourceType }, run.arns.region);
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
      fiber.record({ type: "LambdaFunctionFailed", lambdaFunctionFailedEventDetails: failure(error, cause) }),
    timedOut: () =>
      fiber.record({ type: "LambdaFunctionTimedOut", lambdaFunctionTimedOutEventDetails: { error: "States.Timeout" } }),
  };
}

function ofActivity(fiber: Fiber, resource: string): Journal {
  return {
    origin: resource,
    submits: false,
    scheduled: (given, settings) =>
      fiber.record({
        type: "ActivityScheduled",
        activityScheduledEventDetails: {
          input: textOf(given),
          inputDetails: whole,
          resource,
          ...scheduling(settings),
        },
      }),
    started: (worker) =>
      fiber.record({
        type: "ActivityStarted",
        activityStartedEventDetails: worker === undefined ? {} : { workerName: worker },
      }),
    submitted: () => undefined,
    succeeded: (output) =>
      fiber.record({
        type: "ActivitySucceeded",
        activitySucceededEventDetails: { output: textOf(output), outputDetails: whole },
      }),
    failed: (error, cause) =>
      fiber.record({ type: "ActivityFailed", activityFailedEventDetails: failure(error, cause) }),
    timedOut: () =>
      fiber.record({ type: "ActivityTimedOut", activityTimedOutEventDetails: { error: "States.Timeout" } }),
  };
}

function failure(error: string, cause: string | null): { readonly error: string; readonly cause?: string } {
  return cause === null ? { error } : { error, cause };
}

function ofIntegration(fiber: Fiber, task: TaskResource, region: string): Journal {
  const result = (output: Json) => ({ ...task, output: textOf(output), outputDetails: whole });
  return {
    origin: task.resourceType,
    submits: hasToken(task.resource),
    scheduled: (given, settings) =>
      fiber.record({
        type: "TaskScheduled",
        taskScheduledEventDetails: { parameters: textOf(given), region, ...task, ...scheduling(settings) },
      }),
    started: () => fiber.record({ type: "TaskStarted", taskStartedEventDetails: task }),
    submitted: (output) => fiber.record({ type: "TaskSubmitted", taskSubmittedEventDetails: result(output) }),
    succeeded: (output) => fiber.record({ type: "TaskSucceeded", taskSucceededEventDetails: result(output) }),
    failed: (error, cause) =>
      fiber.record({ type: "TaskFailed", taskFailedEventDetails: { ...task, ...failure(error, cause) } }),
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
