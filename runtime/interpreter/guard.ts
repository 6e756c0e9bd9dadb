/** `Retry` and `Catch`, for the three types of states that have them. */
import type { Json } from "../../compiler/asl/definition";
import type { Working } from "./definition/machine";
import { StateFailure } from "./failures";
import { leave, settle } from "./leaving";
import { Retries, matches } from "./retry";
import type { Exit, Visit } from "./run";

/** What a state does, and what it writes when all is done or nothing helps. */
export interface Attempt {
  readonly result: () => Promise<Json>;
  readonly succeeded?: () => void;
  readonly failed?: (failure: StateFailure) => void;
}

/**
 * Makes attempts until one succeeds, its Output and Assign included, or no retrier is left;
 * then the first catcher that takes the failure leads on. A failure of that catcher's own is final.
 */
export async function guarded(visit: Visit, state: Working, attempt: Attempt): Promise<Exit> {
  const retries = new Retries(state.Retry ?? [], visit.run.random);
  for (;;) {
    try {
      const result = await attempt.result();
      const settled = await settle(visit, state, { extras: { result }, otherwise: result });
      attempt.succeeded?.();
      return leave(visit, settled, state);
    } catch (failure) {
      if (!(failure instanceof StateFailure)) throw failure;
      const delay = retries.next(failure);
      if (delay === null) {
        attempt.failed?.(failure);
        return await caught(visit, state, failure);
      }
      await visit.fiber.until(visit.run.clock.now + delay);
      visit.retries++;
      visit.run.transitions++;
    }
  }
}

async function caught(visit: Visit, state: Working, failure: StateFailure): Promise<Exit> {
  const catchers = state.Catch ?? [];
  const index = catchers.findIndex((each) => matches(each.ErrorEquals, failure));
  const catcher = catchers[index];
  if (catcher === undefined) throw failure;
  const errorOutput = {
    ...(failure.error === null ? {} : { Error: failure.error }),
    Cause: failure.cause ?? "",
  };
  const options = { prefix: `Catch[${index}]/`, extras: { errorOutput }, otherwise: errorOutput };
  return leave(visit, await settle(visit, catcher, options), { Next: catcher.Next });
}
