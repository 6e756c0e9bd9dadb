/** Failures of states and of executions, and the names that AWS has for them. */

/** A state failed: retriers and catchers may take it, `States.Runtime` aside. */
export class StateFailure extends Error {
  readonly error: string | null;
  /** AWS gives none for a timeout, and a Fail state need not. */
  override readonly cause: string | null;
  /** The task did not send a heartbeat in time: `States.HeartbeatTimeout` names it too. */
  readonly heartbeat: boolean;

  constructor(error: string | null, cause: string | null, heartbeat = false) {
    super(error ?? "");
    this.error = error;
    this.cause = cause;
    this.heartbeat = heartbeat;
  }
}

/** The execution ends at once, whatever its states say. */
export class ExecutionFailure extends Error {
  readonly error: string;
  override readonly cause: string;

  constructor(error: string, cause: string) {
    super(error);
    this.error = error;
    this.cause = cause;
  }
}

/** Thrown inside a line of execution that was given up, to leave it. */
export class Abandoned extends Error {}

/** The error of what AWS can neither do nor let one catch. */
export const runtimeError = "States.Runtime";
export const queryError = "States.QueryEvaluationError";
export const timeoutError = "States.Timeout";
export const dataLimitError = "States.DataLimitExceeded";
export const itemReaderError = "States.ItemReaderFailed";
export const thresholdError = "States.ExceedToleratedFailureThreshold";
export const resultPathError = "States.ResultPathMatchFailure";
export const referencePathError = "States.ReferencePathConflict";

/** A payload is larger than AWS lets it be; `origin` is the service, function or state that it came from. */
export function tooLarge(origin: string): StateFailure {
  return new StateFailure(
    dataLimitError,
    `The state/task '${origin}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}
