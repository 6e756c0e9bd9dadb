/** The errors that Step Functions and Lambda raise themselves, and what they are in TypeScript. */
import { HeartbeatTimeoutError, JobFailed, TimeoutError } from "../words/errors";
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

/** The class of which an error with this name in the machine is an instance, if it is one of the platform's. */
export function platformClass(name: string): PlatformClass | undefined {
  return classes.get(name);
}

/** The name under which the platform raises such an error; undefined for all others. */
export function platformName(error: unknown): string | undefined {
  return [...classes].find(([, type]) => error instanceof type)?.[0];
}

/** A name in the machine as TypeScript code knows it: `States.Timeout` is a `TimeoutError`. */
export function readableName(name: string): string {
  const type = classes.get(name);
  return type === undefined ? name : type.name;
}
