/**
 * await Promise.all([one(), other()])   →   when both fail, what `other` could not undo is reported with the error of `one`
 *
 * One error goes on of those of a group. Reports of the others go with it, and a scope that it leaves lists them first.
 */
import { errorName } from "../../runtime/lambda/error-name";
import { shortReport } from "./errors";
import type { CompensationFailed, FailedCompensation } from "./errors";

/** Errors that say themselves what could not be undone. */
const own = new WeakSet<object>();
/** Errors that did not go on, by the one that did. */
const others = new WeakMap<object, Set<object>>();

/** Notes that this error is a report. */
export function reporting(error: CompensationFailed): CompensationFailed {
  own.add(error);
  return error;
}

/** True for an error that a scope has ended with because something could not be undone. */
export function isReport(error: unknown): boolean {
  return isObject(error) && own.has(error);
}

/** What is reported with an error: of all that did not go on because it did. */
export function reportsWith(error: unknown, seen = new Set<unknown>([error])): readonly FailedCompensation[] {
  const left = isObject(error) ? [...(others.get(error) ?? [])].filter((each) => !seen.has(each)) : [];
  return left.flatMap((each) => {
    seen.add(each);
    return [...(each instanceof Error && isReport(each) ? [entryOf(each)] : []), ...reportsWith(each, seen)];
  });
}

/** Has an error that goes on take along what is, or will be, reported of one that does not. */
export function handOver(from: unknown, to: unknown): void {
  if (!isObject(from) || !isObject(to)) return;
  others.set(to, (others.get(to) ?? new Set()).add(from));
}

function entryOf(report: Error): FailedCompensation {
  return { compensation: 0, name: errorName(report), message: shortReport(report.message) };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
