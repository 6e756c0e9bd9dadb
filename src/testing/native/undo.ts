/** How calls are tried again in a compensation, unless their task says otherwise. */
import type { RetryPolicy } from "../../../compiler/compiled";
import { secondsOf } from "../../words/duration";
import { currentUndo } from "../../words/saga";

/** The policy of the compensation that runs now; null where none does. */
export function undoPolicy(): RetryPolicy | null {
  const options = currentUndo();
  if (options === undefined) return null;
  const { retries, interval = 1, backoff = 2, max, jitter = false } = options;
  const maxSeconds = max === undefined ? null : secondsOf(max);
  return { on: null, retries, intervalSeconds: secondsOf(interval), backoff, maxSeconds, jitter };
}
