/** Shows an execution as it happens: each state with its place in the source, and the clock when it moves. */
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";
import { placeText } from "../../history/source-map";
import type { SourceMap } from "../../history/source-map";
import { duration, failureText } from "../../history/text";
import { print } from "../io";
import type { Io } from "../io";

export interface Shown {
  /** The names of all states. */
  readonly states: readonly string[];
  /** Null where no source is known. */
  readonly map: SourceMap | null;
}

/** An observer of the history that prints a line for each state entered and for each failure. */
export function progress({ states, map }: Shown, io: Io): (event: HistoryEvent) => void {
  const width = Math.max(0, ...states.map((state) => state.length));
  let start: number | null = null;
  let shown = "";
  return (event) => {
    start ??= event.timestamp.getTime();
    const name = event.stateEnteredEventDetails?.name;
    const clock = duration(event.timestamp.getTime() - start);
    if (name !== undefined) {
      const place = placeText(map?.states.get(name));
      print(io.stdout, `${(clock === shown ? "" : clock).padStart(12)}  ${name.padEnd(width)}  ${place}`.trimEnd());
      shown = clock;
    }
    const failed = failureIn(event);
    if (failed !== null) print(io.stdout, `${" ".repeat(14)}! ${failureText(failed.error ?? "", failed.cause ?? "")}`);
  };
}

/** What failed in a state; null for all other events. */
function failureIn(event: HistoryEvent): { readonly error?: string; readonly cause?: string } | null {
  const failed =
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.activityFailedEventDetails ??
    event.activityTimedOutEventDetails;
  return failed ?? event.evaluationFailedEventDetails ?? null;
}
