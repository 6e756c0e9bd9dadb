/** await sleep("12 hours")   →   a Wait state */
import { waitInTime } from "./deadline";
import { lengthOf } from "./duration";
import type { Duration } from "./duration";

/**
 * Waits, durably: the state machine holds nothing and pays nothing meanwhile.
 * Step Functions waits in whole seconds, so a fraction counts as a whole one, here as there.
 * A negative length is no wait at all, as with `setTimeout`. Throws a RangeError for what is not finite.
 */
export async function sleep(duration: Duration): Promise<void> {
  await waitInTime(Math.ceil(Math.max(0, lengthOf(duration))) * 1_000);
}
