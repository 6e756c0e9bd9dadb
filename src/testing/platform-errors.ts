/** The errors that Step Functions and Lambda raise themselves, and what they are in TypeScript. */
import { HeartbeatTimeoutError, TimeoutError } from "../words/errors";

type TimeoutClass = new (message?: string) => TimeoutError;

const timeouts: ReadonlyMap<string, TimeoutClass> = new Map([
  ["States.HeartbeatTimeout", HeartbeatTimeoutError],
  ["States.Timeout", TimeoutError],
  ["Sandbox.Timedout", TimeoutError],
]);

/** The class of which an error with this name in the machine is an instance, if it is one of the platform's. */
export function platformClass(name: string): TimeoutClass | undefined {
  return timeouts.get(name);
}

/** The name under which the platform raises such an error; undefined for all others. */
export function platformName(error: unknown): string | undefined {
  return [...timeouts].find(([, type]) => error instanceof type)?.[0];
}

/** A name in the machine as TypeScript code knows it: `States.Timeout` is a `TimeoutError`. */
export function readableName(name: string): string {
  const type = timeouts.get(name);
  return type === undefined ? name : type.name;
}
