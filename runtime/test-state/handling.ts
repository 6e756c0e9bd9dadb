/** What becomes of a failure: another attempt, a catcher, or the end. */
import type { Catcher, State } from "../interpreter/definition/machine";
import type { StateFailure } from "../interpreter/failures";
import { settle, type Settled } from "../interpreter/leaving";
import { matches, Retries } from "../interpreter/retry";
import type { Visit } from "../interpreter/run";
import type { ErrorDetails } from "./request";

export type Handling =
  | { readonly kind: "none" }
  | { readonly kind: "retry"; readonly details: ErrorDetails }
  | { readonly kind: "catch"; readonly details: ErrorDetails; readonly next: string; readonly settled: Settled };

/** How a state handles a failure, when some retries have been made already. */
export async function handlingOf(
  state: State,
  visit: Visit,
  { failure, made }: { readonly failure: StateFailure; readonly made: number },
): Promise<Handling> {
  const retriers = "Retry" in state ? (state.Retry ?? []) : [];
  const retryIndex = retriers.findIndex((each) => matches(each.ErrorEquals, failure));
  const delay = delayOf(new Retries(retriers, visit.run.random), failure, made);
  if (delay !== null) {
    return { kind: "retry", details: { retryIndex, retryBackoffIntervalSeconds: delay / 1000 } };
  }
  const catchers = "Catch" in state ? (state.Catch ?? []) : [];
  const catchIndex = catchers.findIndex((each) => matches(each.ErrorEquals, failure));
  const catcher = catchers[catchIndex];
  if (catcher === undefined) return { kind: "none" };
  const settled = await caught(visit, { catcher, catchIndex, failure });
  return { kind: "catch", details: { catchIndex }, next: catcher.Next, settled };
}

/** Milliseconds until the next attempt; null when there is none. */
function delayOf(retries: Retries, failure: StateFailure, made: number): number | null {
  for (let count = 0; count < made; count++) if (retries.next(failure) === null) return null;
  return retries.next(failure);
}

function caught(
  visit: Visit,
  {
    catcher,
    catchIndex,
    failure,
  }: { readonly catcher: Catcher; readonly catchIndex: number; readonly failure: StateFailure },
): Promise<Settled> | Settled {
  const error = failure.error === null ? {} : { Error: failure.error };
  const errorOutput = { ...error, Cause: failure.cause ?? "" };
  return settle(visit, catcher, { prefix: `Catch[${catchIndex}]/`, extras: { errorOutput }, otherwise: errorOutput });
}
