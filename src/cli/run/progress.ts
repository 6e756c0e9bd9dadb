/** Shows an execution as it happens: each state with its place in the source, and the clock when it moves. */
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";
import { placeText } from "../history/source-map";
import type { SourceMap } from "../history/source-map";
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

/** `SoldOut: no rooms`: the error with the message of its cause. */
export function failureText(error: string, cause: string): string {
  const message = causeMessage(cause);
  return message === "" ? error : `${error}: ${message}`;
}

/** A time on the virtual clock in words: `0 s`, `1.5 s`, `10 d 12 h`. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [(seconds % 60) + (milliseconds % 1000) / 1000, "s"],
  ] as const;
  const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return words.length === 0 ? "0 s" : words.join(" ");
}

/** The message of a Lambda's error, which travels as JSON; any other cause as it is. */
function causeMessage(cause: string): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    const isError = typeof parsed === "object" && parsed !== null && "errorMessage" in parsed;
    return isError && typeof parsed.errorMessage === "string" ? parsed.errorMessage : cause;
  } catch {
    return cause;
  }
}
