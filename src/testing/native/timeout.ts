/** How long a task may take. */
import type { TaskDeclaration } from "../../../compiler/compiled";
import type { Limit } from "../../words/within";

/** A state without a timeout waits for 99,999,999 seconds, in milliseconds. */
export const forEver = 99_999_999_000;

/**
 * Milliseconds that a call is waited for: a task's own timeout, and five seconds for it to say so; that of what exists
 * elsewhere; or a `within`.
 */
export function patienceOf(task: TaskDeclaration | undefined, limit: Limit | undefined, elsewhere: number): number {
  const timeout = task?.timeoutSeconds ?? null;
  const own = timeout === null ? elsewhere : timeout + 5;
  return Math.min(own * 1_000, forEver, limit?.milliseconds ?? forEver);
}
