/** What is said at the end of a run: the result or the error, and the calls with their arguments and results. */
import { count } from "../findings";
import { print } from "../io";
import type { Io } from "../io";
import { shorten } from "../../history/shorten";
import type { Call, Ran } from "./ran";
import { duration, failureText } from "../../history/text";

/** Prints the end of a run for a person. */
export function conclude(name: string, { execution, calls }: Ran, io: Io): void {
  const { status, output, error = "", cause = "", transitions, startTime, stopTime } = execution;
  const cost = `${count(transitions, "transition")}, ${duration(stopTime - startTime)}`;
  print(io.stdout);
  for (const call of calls) print(io.stdout, `  ${callText(call)}`);
  if (calls.length > 0) print(io.stdout);
  if (status === "SUCCEEDED") {
    print(io.stdout, `${name} succeeded: ${cost}`);
    print(io.stdout, JSON.stringify(output, null, 2));
  } else {
    print(io.stdout, `${name} ${status === "TIMED_OUT" ? "timed out" : "failed"}: ${cost}`);
    print(io.stdout, failureText(error, cause));
  }
}

/** The same for programs. */
export function toJson({ execution, calls }: Ran): object {
  const { status, output, error, cause, transitions, startTime, stopTime } = execution;
  return { status, output, error, cause, transitions, milliseconds: stopTime - startTime, calls };
}

function callText({ task, attempt, payload, outcome }: Call): string {
  const again = attempt > 1 ? ` (attempt ${attempt})` : "";
  return `${task}(${shorten(JSON.stringify(payload))})${again} ${answerText(outcome)}`;
}

function answerText(outcome: Call["outcome"]): string {
  if ("never" in outcome) return "never answers";
  if ("error" in outcome) return `! ${failureText(outcome.error, outcome.cause)}`;
  return `→ ${shorten(JSON.stringify(outcome.result))}`;
}
