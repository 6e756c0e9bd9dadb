/** await sleep("12 hours")   →   a Wait state */
import { waitInTime } from "./deadline";
import { secondsOf } from "./duration";
import type { Duration } from "./duration";

/**
 * Waits, durably: the state machine holds nothing and pays nothing meanwhile.
 * Step Functions waits in whole seconds, so a fraction counts as a whole one, here as there.
 * A negative number of seconds is no wait at all, as with `setTimeout`.
 */
export async function sleep(duration: Duration): Promise<void> {
  await waitInTime(Math.ceil(typeof duration === "number" ? Math.max(0, duration) : secondsOf(duration)) * 1_000);
}
