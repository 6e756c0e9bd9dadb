/**
 * What a call calls: a closed union. All phases treat a call as one `task` step, whatever its target: arguments, result,
 * retry, catch, timeout. Only what is written down differs, and stands in tables over this union (4-emit/targets.ts for
 * the state, src/build for the role).
 */
import type { Parameter, RetryPolicy } from "../compiled";

/** How a state calls: it goes on with the response, waits for a job to end, or for somebody who has its token. */
export type Pattern = "request" | "sync" | "sync:2" | "waitForTaskToken";

export type Target =
  | TaskTarget
  | OutlinedTarget
  | SdkTarget
  | IntegrationTarget
  | ChildTarget
  | LambdaTarget
  | ActivityTarget
  | HttpTarget;

interface Common {
  readonly pattern: Pattern;
  /** What only a deployment knows of its ARN or of its role, where they stand as `${Name}`. */
  readonly parameters?: readonly Parameter[] | undefined;
}

/** A `@task` of the project: a Lambda function that is deployed with the workflow. */
export interface TaskTarget extends Common {
  readonly kind: "task";
  readonly name: string;
  /** It calls `taskContext()`: it is told which call it answers. */
  readonly asks?: true;
}

/** A region of outlined code: `name` is the function for those of the workflow. */
export interface OutlinedTarget extends Common {
  readonly kind: "outlined";
  readonly name: string;
  readonly region: string;
}

/** An action of a service, called as the AWS SDK calls it: `aws-sdk:dynamodb:putItem`. */
export interface SdkTarget extends Common {
  readonly kind: "sdk";
  /** As the resource spells them. */
  readonly service: string;
  readonly action: string;
  /** Before the point in the names of its errors: `DynamoDb`. */
  readonly errors: string;
  /** Names of its errors that are not what the SDK calls them with the service before: the machine's → the SDK's. */
  readonly errorNames: { readonly [name: string]: string };
  /** The command in the package of its client: `PutItemCommand` of `@aws-sdk/client-dynamodb`. */
  readonly command: string;
  /** The command of `@aws-sdk/lib-dynamodb` that stands for it, where plain values are written: `PutCommand`. */
  readonly document?: string;
  readonly module: string;
  /** What the client itself does about throttling and about trouble of the service; null: nothing. */
  readonly transient: RetryPolicy | null;
  /** A role to call it with: of another account, or one that may do less. */
  readonly role: string | null;
}

/**
 * Another workflow of the project. One that is waited for answers with its output; one that is only started with the ARN of
 * its execution. The payload is `{ Input, Name }`, as far as they are said.
 */
export interface ChildTarget extends Common {
  readonly kind: "child";
  /** Name of its state machine. */
  readonly name: string;
  /** Name under which its file exports the function. */
  readonly functionName: string;
  readonly file: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly how: "wait" | "start";
  /** What of these the payload has. */
  readonly sends: readonly ("Input" | "Name")[];
}

/** What is said where something that exists is declared, of every call of it. */
interface Declared extends Common {
  readonly retry: RetryPolicy | null;
  readonly timeoutSeconds: number | null;
  readonly heartbeatSeconds: number | null;
}

/** An integration by its resource: `arn:aws:states:::glue:startJobRun.sync`. */
export interface IntegrationTarget extends Declared {
  readonly kind: "integration";
  /** The resource as it is declared. */
  readonly arn: string;
  /** Without the pattern: `glue:startJobRun`. */
  readonly api: string;
  readonly name: string;
  /** A role of another account to call it with. */
  readonly role: string | null;
}

/** A Lambda function that exists already. */
export interface LambdaTarget extends Declared {
  readonly kind: "lambda";
  readonly arn: string;
  readonly name: string;
  /** A role of another account to call it with. */
  readonly role: string | null;
}

/** A worker elsewhere that asks for its work. */
export interface ActivityTarget extends Declared {
  readonly kind: "activity";
  readonly arn: string;
  readonly name: string;
}

/** An HTTPS API, through an EventBridge connection. */
export interface HttpTarget extends Common {
  readonly kind: "http";
  readonly name: string;
}

/** The name of a call: by it states are called, and stubs and recordings find each other. */
export function callOf(target: Target): string {
  switch (target.kind) {
    case "sdk":
      return `${target.service}:${target.action}`;
    case "lambda":
    case "activity":
    case "integration":
      return target.arn;
    case "task":
    case "outlined":
    case "child":
    case "http":
      return target.name;
  }
}

/** What a state that calls it is called, unless the source says so. */
export function titleOf(target: Target): string {
  return target.kind === "sdk" ? target.action : target.name;
}

/** Where the answer stands in the result of the state: a function's is its `Payload`, an execution's its `Output`, any other's the whole. */
export function resultOf(target: Target): "task" | "service" | "execution" {
  switch (target.kind) {
    case "task":
    case "outlined":
    case "lambda":
      return target.pattern === "waitForTaskToken" ? "service" : "task";
    case "child":
      return target.pattern === "sync:2" ? "execution" : "service";
    case "sdk":
    case "integration":
    case "activity":
    case "http":
      return "service";
  }
}

/** True where what fails says why in the report of its end, and not by its name: an execution that was waited for. */
export function reportsFailure(target: Target): boolean {
  return target.kind === "child" && target.pattern === "sync:2";
}

/** The same target, called in another way. */
export function withPattern<Kind extends Target>(target: Kind, pattern: Pattern): Kind {
  return { ...target, pattern };
}

/** A `@task`, called and waited for. */
export function taskTarget(name: string, asks = false): TaskTarget {
  return { kind: "task", name, pattern: "request", ...(asks ? { asks } : {}) };
}
