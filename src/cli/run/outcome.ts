/** What is said at the end of a run: the result or the error, and the calls with their arguments and results. */
import type { Json } from "../../../compiler/asl/definition";
import { count } from "../findings";
import { print } from "../io";
import type { Io } from "../io";
import type { Call, Ran } from "./machine";
import { duration, failureText } from "./progress";

const longestText = 120;

/** Prints the end of a run for a person. */
export function conclude(workflow: string, { execution, calls }: Ran, io: Io): void {
  const { status, output, error = "", cause = "", transitions, startTime, stopTime } = execution;
  const cost = `${count(transitions, "transition")}, ${duration(stopTime - startTime)}`;
  print(io.stdout);
  for (const call of calls) print(io.stdout, `  ${callText(call)}`);
  if (calls.length > 0) print(io.stdout);
  if (status === "SUCCEEDED") {
    print(io.stdout, `${workflow} succeeded: ${cost}`);
    print(io.stdout, JSON.stringify(output, null, 2));
  } else {
    print(io.stdout, `${workflow} ${status === "TIMED_OUT" ? "timed out" : "failed"}: ${cost}`);
    print(io.stdout, failureText(error, cause));
  }
}

/** The same for programs. */
export function toJson(workflow: string, { execution, calls }: Ran): object {
  const { status, output, error, cause, transitions, startTime, stopTime } = execution;
  return { workflow, status, output, error, cause, transitions, milliseconds: stopTime - startTime, calls };
}

function callText({ task, attempt, payload, outcome }: Call): string {
  const again = attempt > 1 ? ` (attempt ${attempt})` : "";
  const answer =
    "result" in outcome ? `→ ${shorten(outcome.result)}` : `! ${failureText(outcome.error, outcome.cause)}`;
  return `${task}(${shorten(payload)})${again} ${answer}`;
}

function shorten(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
