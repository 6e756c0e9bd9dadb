/**
 * compensate(undo); await step()   →   the states of `undo`, reached by the Catch of everything that follows
 *
 * The native side of sagas: scopes are carried by AsyncLocalStorage, so that a registration finds the scope
 * that it stands in however deep in helper functions it happens.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { withDeadline } from "./deadline";
import { CompensationFailed, shortMessage } from "./errors";
import type { FailedCompensation } from "./errors";
import { reporting, reportsWith } from "./reports";
import type { RetryOptions } from "./retry-options";
import { Siblings, watching } from "./siblings";

/** How a compensation is treated. */
export interface CompensateOptions {
  /**
   * How calls in the block are tried again that have no policy of their own. By default six times, whatever fails: after
   * 2, 4, 8, … seconds, at most 5 minutes, a random part of each.
   */
  readonly retry?: Omit<RetryOptions, "on">;
  /**
   * What happens when the block fails for good. By default it is noted, the other blocks run, and the error is
   * `CompensationFailed`. With "halt" the execution ends right there with the block's own error: repair what is in the
   * way, and redrive it.
   */
  readonly onFailure?: "continue" | "halt";
}

interface Registration {
  readonly undo: () => Promise<unknown>;
  readonly options: CompensateOptions;
}

interface Scope {
  readonly registered: Registration[];
  /** Where the registrations go when the scope completes. */
  readonly outer: Scope | undefined;
  /** Ends the workflow with an error that nothing in it catches. */
  readonly halt: (error: unknown) => void;
  /** Resolves when nothing in the workflow goes on any more. */
  readonly idle: () => Promise<void>;
}

const policies = new AsyncLocalStorage<Omit<RetryOptions, "on">>();

/** How calls are tried again, by default, in the compensation that runs now; undefined where none does. */
export function currentUndo(): Omit<RetryOptions, "on"> | undefined {
  return policies.getStore();
}

const patient: Omit<RetryOptions, "on"> = {
  retries: 6,
  interval: "2 seconds",
  backoff: 2,
  max: "5 minutes",
  jitter: true,
};

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Registers how to undo what was done: when an error leaves the surrounding scope (the workflow, or a `saga`),
 * the registered blocks run, last registered first. Write it after the step that it undoes, or before that step
 * if undoing something that never happened is harmless.
 */
export function compensate(undo: () => Promise<unknown>, options: CompensateOptions = {}): void {
  scopeOf("compensate").registered.push({ undo, options });
}

/** Forgets what is registered in the surrounding scope: from here on there is no way back, only forward. */
export function commit(): void {
  scopeOf("commit").registered.length = 0;
}

/**
 * Undoes now what is registered in the surrounding scope, and forgets it. If something could not be undone, the rest is
 * undone all the same, and then it throws `CompensationFailed`.
 */
export async function rollback(): Promise<void> {
  const failed = await unwind(scopeOf("rollback"));
  if (failed.length > 0) throw reporting(new CompensationFailed({ original: rolledBack, failed }));
}

/** What a report says in the place of an error, where there was none. */
const rolledBack = { name: "Rollback", message: "the workflow has rolled back" };

function scopeOf(word: string): Scope {
  const scope = scopes.getStore();
  if (scope !== undefined) return scope;
  throw new Error(
    `${word}() was called outside of any saga: a workflow that is called as a plain function has nobody to undo it. ` +
      'In a test, use simulate(workflow) or runNatively(workflow, input), both from "sfn-compile/testing".',
  );
}

/**
 * Runs a block as a scope of its own and gives its result. An error that leaves the block first undoes what was
 * registered in it, in reverse order and each to completion, and then goes on; if something could not be undone
 * it goes on as a `CompensationFailed`. A block that completes hands its registrations to the surrounding scope.
 */
export async function saga<Result>(block: () => Promise<Result>): Promise<Result> {
  const outer = scopes.getStore();
  const { halt = () => undefined, idle = never } = outer ?? {};
  return watching(() => inScope(block, { registered: [], outer, halt, idle }));
}

/**
 * Runs a block as the outermost scope, as a workflow is run: with nothing registered and nobody to hand over to. `idle`
 * may say when nothing in it goes on any more: then no scope waits for what has not ended.
 */
export async function asWorkflow<Result>(block: () => Promise<Result>, idle = never): Promise<Result> {
  return watching(
    () =>
      new Promise((resolve, reject) => {
        inScope(block, { registered: [], outer: undefined, halt: reject, idle }).then(resolve, reject);
      }),
  );
}

/** Runs a block as an execution of its own, from within another: what it registers is undone when it fails, and else forgotten. */
export async function asChild<Result>(block: () => Promise<Result>): Promise<Result> {
  return asWorkflow(block, scopes.getStore()?.idle);
}

const never = async (): Promise<void> => new Promise(() => undefined);

async function inScope<Result>(block: () => Promise<Result>, scope: Scope): Promise<Result> {
  const siblings = new Siblings();
  try {
    const result = await siblings.within(() => scopes.run(scope, block));
    await siblings.end(scope.idle);
    scope.outer?.registered.push(...scope.registered);
    return result;
  } catch (error) {
    await siblings.end(scope.idle);
    const failed = [...reportsWith(error), ...(await unwind(scope))];
    if (failed.length === 0) throw error;
    const original = { name: errorName(error), message: errorMessage(error) };
    throw reporting(new CompensationFailed({ original, failed }));
  }
}

/** Numbers say which registration of the scope it was, from 1. */
async function unwind(scope: Scope): Promise<FailedCompensation[]> {
  const failed: FailedCompensation[] = [];
  const all = scope.registered.splice(0);
  for (const [index, { undo, options }] of [...all.entries()].reverse()) {
    try {
      const alone: Scope = { ...scope, registered: [], outer: undefined };
      await policies.run(options.retry ?? patient, () => withDeadline(null, () => inScope(undo, alone)));
    } catch (error) {
      if (options.onFailure === "halt") return halted(scope, error);
      failed.push({ compensation: index + 1, name: errorName(error), message: shortMessage(errorMessage(error)) });
    }
  }
  return failed;
}

/** The workflow ends here; what waits for this goes on waiting. */
async function halted({ halt }: Scope, error: unknown): Promise<never> {
  halt(error);
  return new Promise(() => undefined);
}
