/**
 * const charge = lambda<(order: Order) => Promise<number>>("arn:aws:lambda:…")   →   lambda:invoke
 * const pack = activity<(box: Box) => Promise<void>>("arn:aws:states:…")         →   the activity's ARN
 */
import type { Duration } from "./duration";
import { currentHost } from "./host";
import type { Jobs } from "./jobs/jobs";
import { callService } from "./real-service";
import type { RetryOptions } from "./retry-options";

/** A function elsewhere: one argument at most, as its event. */
type Remote = (event: never) => Promise<unknown>;

/** What may be said of a Lambda function. */
export interface LambdaOptions {
  /** A role to call it with, for a function of another account. */
  readonly role?: string;
  /** How long the state waits for it. */
  readonly timeout?: Duration;
  readonly retry?: RetryOptions;
}

/** What may be said of an activity. */
export interface ActivityOptions {
  readonly timeout?: Duration;
  /** So long its worker may be silent. */
  readonly heartbeat?: Duration;
  readonly retry?: RetryOptions;
}

/**
 * A Lambda function that exists already, by its ARN. Its event is the one argument, its response the result; an error that it
 * throws arrives under its name. Natively, outside of tests, it is invoked with the AWS SDK.
 */
export function lambda<F extends Remote>(arn: string, { role }: LambdaOptions = {}): F {
  return remote<F>(arn, async (event) => {
    if (role !== undefined) throw new Error(`${arn} is called with another role: that works in a state machine only`);
    const input = { FunctionName: arn, Payload: JSON.stringify(event) };
    const answer = await callService("@aws-sdk/client-lambda", "LambdaClient", "InvokeCommand", input);
    return responseOf(answer);
  });
}

/** Work for an activity, by its ARN: whoever asks for its tasks gets the argument, and its answer is the result. */
export function activity<F extends Remote>(arn: string, _: ActivityOptions = {}): F {
  return remote<F>(arn, async () => {
    throw new Error(`${arn} is an activity: only a state machine can give it work`);
  });
}

/** What may be said of an integration. */
export interface IntegrationOptions extends LambdaOptions {
  /** So long whoever has its token may be silent. */
  readonly heartbeat?: Duration;
}

/**
 * Anything that Step Functions can call, by its resource, where no other word says it: a job that is waited for
 * (`arn:aws:states:::glue:startJobRun.sync`), a web API (`arn:aws:states:::http:invoke`), an action with a role of another
 * account. Its argument is what the state sends, spelled as Step Functions wants it, and its result what the state is given.
 */
export function integration<F extends Remote>(resource: string, _: IntegrationOptions = {}): F {
  return remote<F>(resource, async () => {
    throw new Error(`${resource} is an integration of Step Functions: only a state machine can call it`);
  });
}

/**
 * A job that is started and waited for, by its name: `const crunch = job("glue:startJobRun", { timeout: "2 hours" })`. Its
 * argument is the service's request, its result the description of the job once it has ended, both spelled as Step Functions
 * has them. A job that fails is a `JobFailed`, whose message is its description as JSON; one that cannot be started fails with
 * the error of the service, such as `Glue.EntityNotFoundException`.
 */
export function job<Name extends keyof Jobs>(name: Name, _: LambdaOptions = {}): Jobs[Name] {
  const resource = `arn:aws:states:::${name}.${name === "states:startExecution" ? "sync:2" : "sync"}`;
  return remote<Jobs[Name]>(resource, async () => {
    throw new Error(`${name} is waited for by Step Functions: only a state machine can run it`);
  });
}

/** By which a stub knows what is meant, whatever a `const` is called. */
export const callKey = Symbol.for("sfn-compile.call");

function remote<F extends Remote>(arn: string, real: (event: unknown) => Promise<unknown>): F {
  const called = async (event: unknown = {}): Promise<unknown> => {
    const host = currentHost();
    return host === undefined ? real(event) : host.call(arn, [event]);
  };
  const named: unknown = Object.defineProperties(called, {
    name: { value: arn.split(":")[6] ?? arn },
    [callKey]: { value: arn },
  });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the caller says what stands behind the ARN
  return named as F;
}

function responseOf(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return null;
  const text =
    "Payload" in answer && answer.Payload instanceof Uint8Array ? Buffer.from(answer.Payload).toString() : "";
  const payload: unknown = text === "" ? null : JSON.parse(text);
  if (!("FunctionError" in answer) || answer.FunctionError === undefined) return payload;
  const report = typeof payload === "object" && payload !== null ? payload : {};
  const message = "errorMessage" in report ? String(report.errorMessage) : "";
  throw Object.assign(new Error(message), { name: "errorType" in report ? String(report.errorType) : "Error" });
}
