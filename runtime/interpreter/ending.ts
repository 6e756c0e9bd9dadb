/** How an execution ends: as an event, and as what is told of it. */
import type { Json } from "../../compiler/asl/definition";
import type { Execution } from "./execution";
import { Abandoned, ExecutionFailure, StateFailure, runtimeError } from "./failures";
import { whole, type EventContent } from "./history-event";
import { handedOut, textOf } from "./payload";

export type End =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | { readonly status: "FAILED" | "ABORTED"; readonly error: string | null; readonly cause: string | null }
  | { readonly status: "TIMED_OUT" };

/** The end that something thrown is. */
export function failureOf(thrown: unknown): End {
  if (thrown instanceof StateFailure || thrown instanceof ExecutionFailure) {
    return { status: "FAILED", error: thrown.error, cause: thrown.cause };
  }
  if (thrown instanceof Abandoned) return { status: "TIMED_OUT" };
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { status: "FAILED", error: runtimeError, cause: `This is a bug in the local runtime. ${text}` };
}

/** The last event of an execution. */
export function eventOf(end: End): EventContent {
  switch (end.status) {
    case "SUCCEEDED":
      return {
        type: "ExecutionSucceeded",
        executionSucceededEventDetails: { output: textOf(end.output), outputDetails: whole },
      };
    case "FAILED":
      return { type: "ExecutionFailed", executionFailedEventDetails: errorAndCause(end) };
    case "ABORTED":
      return { type: "ExecutionAborted", executionAbortedEventDetails: errorAndCause(end) };
    case "TIMED_OUT":
      return { type: "ExecutionTimedOut", executionTimedOutEventDetails: {} };
  }
}

/** What is told of an end. */
export function answerOf(end: End): Pick<Execution, "status" | "output" | "error" | "cause"> {
  switch (end.status) {
    case "SUCCEEDED":
      return { status: end.status, output: handedOut(end.output) };
    case "FAILED":
    case "ABORTED":
      return { status: end.status, ...errorAndCause(end) };
    case "TIMED_OUT":
      return { status: end.status };
  }
}

function errorAndCause(end: { readonly error: string | null; readonly cause: string | null }): {
  readonly error?: string;
  readonly cause?: string;
} {
  return {
    ...(end.error === null ? {} : { error: end.error }),
    ...(end.cause === null ? {} : { cause: end.cause }),
  };
}
