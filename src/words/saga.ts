/**
 * compensate(undo); await step()   →   the states of `undo`, reached by the Catch of everything that follows
 *
 * The native side of sagas: scopes are carried by AsyncLocalStorage, so that a registration finds the scope
 * that it stands in however deep in helper functions it happens.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { CompensationFailed } from "./errors";
import type { FailedCompensation } from "./errors";

type Block = () => Promise<unknown>;

interface Scope {
  readonly registered: Block[];
  /** Where the registrations go when the scope completes. */
  readonly outer: Scope | undefined;
}

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Registers how to undo what was done: when an error leaves the surrounding scope (the workflow, or a `saga`),
 * the registered blocks run, last registered first. Write it after the step that it undoes, or before that step
 * if undoing something that never happened is harmless.
 */
export function compensate(undo: () => Promise<unknown>): void {
  scopeOf("compensate").registered.push(undo);
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
  if (failed.length > 0) throw new CompensationFailed({ original: rolledBack, failed });
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
  return inScope(block, scopes.getStore());
}

/** Runs a block as the outermost scope, as a workflow is run: with nothing registered and nobody to hand over to. */
export async function asWorkflow<Result>(block: () => Promise<Result>): Promise<Result> {
  return inScope(block, undefined);
}

async function inScope<Result>(block: () => Promise<Result>, outer: Scope | undefined): Promise<Result> {
  const scope: Scope = { registered: [], outer };
  try {
    const result = await scopes.run(scope, block);
    outer?.registered.push(...scope.registered);
    return result;
  } catch (error) {
    const failed = await unwind(scope);
    if (failed.length === 0) throw error;
    throw new CompensationFailed({ original: { name: errorName(error), message: errorMessage(error) }, failed });
  }
}

/** Numbers say which registration of the scope it was, from 1. */
async function unwind(scope: Scope): Promise<FailedCompensation[]> {
  const failed: FailedCompensation[] = [];
  const blocks = scope.registered.splice(0);
  for (const [index, undo] of [...blocks.entries()].reverse()) {
    try {
      await asWorkflow(undo);
    } catch (error) {
      failed.push({ compensation: index + 1, name: errorName(error), message: errorMessage(error) });
    }
  }
  return failed;
}
