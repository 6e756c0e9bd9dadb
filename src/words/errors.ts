/** The errors that the words themselves raise. Their names are the names under which a state machine reports them. */

/** A task, or a block with a time limit, took too long. */
export class TimeoutError extends Error {
  override name = "TimeoutError";
}

/** A worker that must report from time to time has fallen silent. */
export class HeartbeatTimeoutError extends TimeoutError {
  override name = "HeartbeatTimeoutError";
}

/** A workflow with a `@timeout` is not done in time. */
export class WorkflowTimeoutError extends Error {
  override name = "WorkflowTimeoutError";
}

/** A compensation that failed although it was retried. */
export interface FailedCompensation {
  /** Its number in the order of registration, from 1. */
  readonly compensation: number;
  readonly name: string;
  readonly message: string;
}

/** What is left to be done by hand after a `CompensationFailed`. */
export interface CompensationReport {
  /** The error that made the saga unwind. */
  readonly original: { readonly name: string; readonly message: string };
  readonly failed: readonly FailedCompensation[];
}

/** Some compensations failed. The message is the report as JSON, as it stands in the `Cause` of the execution. */
export class CompensationFailed extends Error {
  override name = "CompensationFailed";

  constructor(report: CompensationReport) {
    super(JSON.stringify(report));
  }
}
