/** From a task function to an AWS Lambda handler. Bundled into every task: it imports nothing but its neighbour. */
import { errorMessage, errorName, isError } from "./error-name";

/** How a payload becomes arguments. */
export interface TaskSignature {
  /** `argument`: the payload is the one argument. `object`: it holds the arguments under the parameters' names. */
  readonly payload: "argument" | "object";
  readonly parameters: readonly string[];
}

/** What AWS Lambda calls. */
export type TaskHandler = (event: unknown, context?: unknown) => Promise<unknown>;

/**
 * The Lambda handler of a task. A result of `undefined` becomes null. What the task throws is rejected as an error
 * whose `name` is its name in the state machine: Lambda reports that as the error's type.
 */
export function handler(task: (...args: never[]) => unknown, signature: TaskSignature): TaskHandler {
  return async (event) => {
    try {
      const result: unknown = await Reflect.apply(task, undefined, argumentsOf(event, signature));
      return result === undefined ? null : result;
    } catch (thrown) {
      throw reported(thrown);
    }
  };
}

function argumentsOf(event: unknown, { payload, parameters }: TaskSignature): unknown[] {
  if (parameters.length === 0) return [];
  if (payload === "argument") return [event];
  const named = new Map(Object.entries(event ?? {}));
  return parameters.map((name): unknown => named.get(name));
}

/** A copy, because a thrown error may be frozen; a value that is no error is reported as text. */
function reported(thrown: unknown): Error {
  const error = new Error(errorMessage(thrown));
  error.name = errorName(thrown);
  if (isError(thrown) && thrown.stack !== undefined) error.stack = thrown.stack;
  return error;
}
