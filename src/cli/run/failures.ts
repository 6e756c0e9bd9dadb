/** `--fail task=ErrorName[:message]`: tasks that are made to fail instead of being run. */
import { unknownTask } from "../../../compiler/diagnostics/catalog/run";
import type { Report } from "../../../compiler/diagnostics/report";
import { closest } from "../../../compiler/diagnostics/suggest";
import { UsageError } from "../arguments";

export interface Failure {
  /** Name of the error. */
  readonly error: string;
  readonly message: string;
}

/** Task → how each of its calls fails. */
export type Failures = ReadonlyMap<string, Failure>;

/** Reads the values of `--fail`. Throws a UsageError. */
export function readFailures(values: readonly string[]): Failures {
  const failures = new Map<string, Failure>();
  for (const value of values) {
    const found = /^(?<task>[^=]+)=(?<error>[^:]+)(?::(?<message>.*))?$/s.exec(value)?.groups;
    if (found?.["task"] === undefined || found["error"] === undefined) {
      throw new UsageError(`--fail is written task=ErrorName or task=ErrorName:message, not "${value}"`);
    }
    failures.set(found["task"], { error: found["error"], message: found["message"] ?? "made to fail by --fail" });
  }
  return failures;
}

/** The cause as Lambda writes it. */
export function lambdaCause({ error, message }: Failure): string {
  return JSON.stringify({ errorType: error, errorMessage: message, trace: [] });
}

/** What can be made to fail in a workflow. */
interface Called {
  /** Of the workflow. */
  readonly name: string;
  /** By which calls can be named, states and resources included. */
  readonly tasks: readonly string[];
  /** The tasks of the project among them. */
  readonly calls: readonly string[];
}

/** Reports what the workflow does not call. */
export function checkFailures(failures: Failures, { name: workflow, tasks, calls }: Called, report: Report): void {
  for (const name of failures.keys()) {
    if (!tasks.includes(name))
      report.add(unknownTask, null, { name, workflow, near: closest(name, calls), known: calls });
  }
}
