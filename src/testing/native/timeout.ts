/** How long a task may take. */
import type { TaskDeclaration } from "../../../compiler/compiled";
import type { Limit } from "../../words/within";

/** A state without a timeout waits for 99,999,999 seconds. */
const forEver = 99_999_999_000;

/** Milliseconds that a call of a task is waited for: its own timeout, and five seconds for it to say so; or a `within`. */
export function patienceOf(task: TaskDeclaration | undefined, limit: Limit | undefined): number {
  const timeout = task?.timeoutSeconds ?? null;
  return Math.min(timeout === null ? forEver : (timeout + 5) * 1_000, limit?.milliseconds ?? forEver);
}
