/**
 * Behind the deadline of a workflow stands the timeout of the state machine, which nothing in it can catch: what has to be
 * undone then is lost. So it leaves room for what may run behind the deadline.
 */
import type { Flow } from "../ir/flow";
import { allSteps } from "../ir/steps";

/** For compensations, for `catch` and `finally`, for a pause before a call that is tried once more. */
const room = 86_400;

/** The longest that Step Functions takes. */
const longest = 99_999_999;

/** The timeout of the state machine; null where the workflow has no deadline. */
export function backstopOf({ timeoutSeconds, body }: Flow): number | null {
  if (timeoutSeconds === null) return null;
  const pauses = [...allSteps(body)].map((step) =>
    step.kind === "sleep" && step.measure === "seconds" && step.time.kind === "literal" ? Number(step.time.value) : 0,
  );
  return Math.min(longest, timeoutSeconds + room + pauses.reduce((sum, pause) => sum + pause, 0));
}
