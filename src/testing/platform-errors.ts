/** The errors that Step Functions and Lambda raise themselves, and what they are in TypeScript. */
import { HeartbeatTimeoutError, HttpError, JobFailed, TimeoutError } from "../words/errors";
import { ItemReaderFailed, ResultWriterFailed, ToleratedFailuresExceeded } from "../words/map-run-errors";

type PlatformClass = new (message?: string) => Error;

const classes: ReadonlyMap<string, PlatformClass> = new Map<string, PlatformClass>([
  ["States.HeartbeatTimeout", HeartbeatTimeoutError],
  ["States.Timeout", TimeoutError],
  ["Sandbox.Timedout", TimeoutError],
  ["States.TaskFailed", JobFailed],
  ["States.ExceedToleratedFailureThreshold", ToleratedFailuresExceeded],
  ["States.ItemReaderFailed", ItemReaderFailed],
  ["States.ResultWriterFailed", ResultWriterFailed],
]);

/** An error with this name in the machine, if it is one of the platform's. */
export function platformError(name: string, message: string): Error | undefined {
  if (name.startsWith(http)) return new HttpError(statusIn(name), message);
  const type = classes.get(name);
  return type === undefined ? undefined : new type(message);
}

/** Before what a call of a web API fails with. */
const http = "States.Http.";

function statusIn(name: string): number | null {
  const [, status] = /^States\.Http\.StatusCode\.(\d+)$/.exec(name) ?? [];
  return status === undefined ? null : Number(status);
}

/** What is told of such an error besides its name: of a job its description, of a web API what it says. */
export function platformMessage(error: unknown): string {
  return error instanceof JobFailed || error instanceof HttpError ? error.message : "";
}

/** The name under which the platform raises such an error; undefined for all others. */
export function platformName(error: unknown): string | undefined {
  if (error instanceof HttpError) return `${http}${error.status === null ? "Socket" : `StatusCode.${error.status}`}`;
  return [...classes].find(([, type]) => error instanceof type)?.[0];
}

/** A name in the machine as TypeScript code knows it: `States.Timeout` is a `TimeoutError`. */
export function readableName(name: string): string {
  return platformError(name, "")?.name ?? name;
}
