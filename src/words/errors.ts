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

/** A job that was waited for has failed, or was stopped. The message is its description as JSON, spelled as Step Functions has it. */
export class JobFailed extends Error {
  override name = "JobFailed";
}

/** A web API has answered that something is wrong, or could not be reached. The message is what Step Functions says of it. */
export class HttpError extends Error {
  override name = "HttpError";
  /** As it answered: 404, say. Null where nothing came back. */
  readonly status: number | null;

  constructor(status: number | null, message = "") {
    super(message);
    this.status = status;
  }
}

/** A compensation that failed although it was retried. */
export interface FailedCompensation {
  /** Its number in the order of registration, from 1. */
  readonly compensation: number;
  readonly name: string;
  readonly message: string;
  /** In the `Cause` of an execution: what the block reads, by name, where that is short. */
  readonly data?: { readonly [name: string]: unknown };
}

/** Characters that are kept, as of what a state machine fails with: Step Functions takes 32,768. */
const limits = { message: 400, original: 4_000, whole: 30_000, entries: 300 };

/** The message of one that failed, as it is reported. */
export function shortMessage(message: string): string {
  return cut(message, limits.message);
}

/** A report that stands in the list of another one. */
export function shortReport(message: string): string {
  return cut(message, limits.original);
}

/** The report as JSON; where it is too long, the numbers and the names. */
function textOf({ original, failed }: CompensationReport): string {
  const short = { ...original, message: cut(original.message, limits.original) };
  const text = JSON.stringify({ original: short, failed });
  if ([...text].length <= limits.whole) return text;
  const named = failed.slice(0, limits.entries).map(({ compensation, name }) => ({ compensation, name }));
  return JSON.stringify({ original: short, failed: named });
}

/** Whole characters, as JSONata counts them. */
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join("");
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
    super(textOf(report));
  }
}
