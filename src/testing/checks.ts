/** What a test may expect of a run, apart from any test runner: one row for each expectation. */
import type { Conclusion } from "./run";
import type { Task } from "./stub";

/** What a check finds. */
export interface Checked {
  readonly pass: boolean;
  /** What was expected, as the end of "expected … to …". */
  readonly expected: string;
  /** What the run did, for the message of a failure. */
  readonly found: string;
  /** Values that should have been the same, where a runner can show how they differ. */
  readonly differing?: readonly [expected: unknown, found: unknown];
}

/** A run, of a workflow or of a machine written by hand, as far as checks look at it. */
export interface Checkable extends Conclusion<unknown> {
  calls(task: never): readonly unknown[];
  /** The tasks that compensations called; a machine written by hand has none. */
  readonly undone?: readonly string[];
}

/** What is known of an error that is expected. */
export type ExpectedError = string | { readonly name?: string; readonly message?: string; readonly cause?: string };

/** How often, and once with which arguments, a task is expected to be called. */
export interface ExpectedCalls {
  readonly times?: number;
  /** The arguments, or what the state sends. */
  readonly with?: unknown;
}

/** Whether two values are the same to the runner: asymmetric ones of its own included. */
export type Equals = (found: unknown, expected: unknown) => boolean;

/** Every check: a run, how the runner compares, and what is expected. */
export const checks = {
  toHaveSucceeded(run: Checkable, equals: Equals, ...[output]: readonly unknown[]): Checked {
    const expected = `have succeeded${output === undefined ? "" : ` with ${shown(output)}`}`;
    const same = output === undefined || equals(run.output, output);
    const pass = run.status === "SUCCEEDED" && same;
    return { pass, expected, found: ending(run), ...(same || !isLarge(output) ? {} : differing(output, run.output)) };
  },

  toHaveFailed(run: Checkable, equals: Equals, error?: ExpectedError): Checked {
    const parts: Exclude<ExpectedError, string> = typeof error === "string" ? { name: error } : (error ?? {});
    const found = { name: run.error?.name, message: run.error?.message, cause: run.execution.cause };
    const same = Object.entries(parts).every(([part, value]) =>
      equals(new Map(Object.entries(found)).get(part), value),
    );
    const expected = `have failed${error === undefined ? "" : ` with ${shown(error)}`}`;
    return { pass: run.status !== "SUCCEEDED" && same, expected, found: ending(run) };
  },

  toHaveCalled(run: Checkable, equals: Equals, task: Task | string, calls: ExpectedCalls = {}): Checked {
    const made = callsOf(run, task);
    const times = calls.times === undefined ? made.length > 0 : made.length === calls.times;
    const same = calls.with === undefined || made.some((one) => equals(one, calls.with));
    const often = calls.times === undefined ? "" : ` ${calls.times} times`;
    const sent = calls.with === undefined ? "" : ` with ${shown(calls.with)}`;
    const expected = `have called ${nameOf(task)}${often}${sent}`;
    const found = `calls: ${made.map(shown).join("; ") || "none"}`;
    const [only] = made.length === 1 ? made : [];
    return { pass: times && same, expected, found, ...(same || !isLarge(only) ? {} : differing(calls.with, only)) };
  },

  toHaveTaken(run: Checkable, _: Equals, ...states: readonly string[]): Checked {
    const left = [...states];
    for (const state of run.states) if (state === left[0]) left.shift();
    const expected = `have taken ${states.join(" → ")}`;
    return { pass: left.length === 0, expected, found: `it took ${run.states.join(" → ")}` };
  },

  toHaveCompensated(run: Checkable, equals: Equals, ...tasks: readonly (Task | string)[]): Checked {
    const [undone, names] = [run.undone ?? [], tasks.map(nameOf)];
    const expected = `have compensated by ${names.join(", ") || "nothing"}, in this order`;
    return { pass: equals(undone, names), expected, found: `it called ${undone.join(", ") || "nothing"} to undo` };
  },
} as const;

/** What is not seen at a glance. */
function isLarge(value: unknown): boolean {
  return typeof value === "object" && value !== null && shown(value).length > 40;
}

function differing(expected: unknown, found: unknown): Pick<Checked, "differing"> {
  return { differing: [expected, found] };
}

function callsOf(run: Checkable, task: Task | string): readonly unknown[] {
  const calls: (task: never) => readonly unknown[] = run.calls.bind(run);
  const made: unknown = Reflect.apply(calls, run, [task]);
  return Array.isArray(made) ? made : [];
}

function nameOf(task: Task | string): string {
  return typeof task === "string" ? task : task.name;
}

function ending({ status, output, error }: Checkable): string {
  if (error === undefined) return `it succeeded with ${shown(output)}`;
  return `it ${status === "TIMED_OUT" ? "timed out" : "failed"} with ${error.name}: ${error.message}`;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text ?? "undefined";
}
