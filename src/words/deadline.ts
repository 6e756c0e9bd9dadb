/**
 * @timeout 15 minutes   →   no call begins behind the deadline, and waits end there: with a WorkflowTimeoutError
 *
 * The native side: whoever runs a workflow says what its deadline is. Compensations, and what stands in `catch` and in
 * `finally`, have all the time that they need.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { currentClock } from "./clock";
import type { Waiting } from "./clock";
import { WorkflowTimeoutError } from "./errors";

/** When a workflow has to be done. */
export interface Deadline {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long that is after it began. */
  readonly seconds: number;
  readonly now: () => number;
}

const deadlines = new AsyncLocalStorage<Deadline | null>();

/** The deadline of what runs now; null where there is none. */
export function currentDeadline(): Deadline | null {
  return deadlines.getStore() ?? null;
}

/** Runs a block that has to be done at a time; or, with null, at no time. */
export function withDeadline<Result>(deadline: Deadline | null, block: () => Result): Result {
  return deadlines.run(deadline, block);
}

/** From here on, in this function, there is another deadline, or none. */
export function setDeadline(deadline: Deadline | null): void {
  deadlines.enterWith(deadline);
}

/** Throws when the time is over. */
export function requireTime(deadline: Deadline | null): void {
  if (deadline === null || deadline.now() < deadline.at) return;
  throw new WorkflowTimeoutError(`the workflow took longer than ${deadline.seconds} seconds`);
}

/** Milliseconds until the deadline, in whole seconds as a state machine waits. */
export function timeLeft({ at, now }: Deadline): number {
  return Math.max(0, Math.ceil((at - now()) / 1_000) * 1_000);
}

/** Waits until a moment, in whole seconds as a state machine waits, but not beyond the deadline: there it throws. */
export async function waitUntilInTime(moment: number): Promise<void> {
  const deadline = currentDeadline();
  const clock = currentClock();
  const end = Math.ceil(Math.min(moment, deadline?.at ?? Infinity) / 1_000) * 1_000;
  await clock.wait(Math.max(0, end - (clock.now ?? Date.now())));
  requireTime(deadline);
}

/** Waits, but not beyond the deadline: there it throws. */
export async function waitInTime(milliseconds: number, how: Waiting = {}): Promise<void> {
  const deadline = currentDeadline();
  const most = deadline === null ? Infinity : timeLeft(deadline);
  const least = how.least === undefined ? {} : { least: Math.min(how.least, most) };
  await currentClock().wait(Math.min(milliseconds, most), { ...how, ...least });
  requireTime(deadline);
}
