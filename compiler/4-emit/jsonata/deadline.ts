/**
 * The deadline of an execution, as operations: it began, or was last redriven, so many seconds before. Arguments are
 * evaluated anew with each try of a call, so that no try begins behind it.
 */
import { deadlineMessage, workflowTimeout } from "../../ir/deadline";
import { throwing } from "./errors";
import { onTheSecond } from "./moments";
import { array, binary, block, call, conditional, exists, literal, path, variable, type Jsonata } from "./tree";

const execution = path(variable("states"), "context", "Execution");

/** The deadline, in milliseconds since 1970. */
function end(seconds: number): Jsonata {
  const [start, again] = [path(execution, "StartTime"), path(execution, "RedriveTime")];
  const began = call("toMillis", conditional(exists(again), again, start));
  return binary("+", began, literal(seconds * 1_000));
}

/** Milliseconds that are left of so many seconds; negative behind the deadline. */
function left(seconds: number): Jsonata {
  return binary("-", end(seconds), call("millis"));
}

/** True when nothing is left. */
export function isPast(seconds: number): Jsonata {
  return binary("<=", left(seconds), literal(0));
}

/** The value, or the error of a workflow whose time is over. */
export function inTime(value: Jsonata, seconds: number, fresh: (hint: string) => string): Jsonata {
  const name = fresh("sent");
  const late = throwing(workflowTimeout, deadlineMessage(seconds));
  return block([[name, value]], conditional(isPast(seconds), late, variable(name)));
}

/** Seconds of a wait, which ends when the time is over. */
export function waitInTime(wanted: Jsonata, seconds: number): Jsonata {
  return call("max", array(literal(0), call("min", array(wanted, secondsLeft(seconds)))));
}

/** The end of a wait until a moment: that moment, or the deadline. */
export function momentInTime(wanted: Jsonata, seconds: number): Jsonata {
  return onTheSecond(call("min", array(call("toMillis", wanted), end(seconds))));
}

/** The timeout of a state: its own, or what is left, and at least `least`. */
export function timeoutInTime(own: number | null, seconds: number, least: number): Jsonata {
  const rest = own === null ? secondsLeft(seconds) : call("min", array(literal(own), secondsLeft(seconds)));
  return call("max", array(literal(least), rest));
}

/** The heartbeat of a state is shorter than its timeout. */
export function heartbeatInTime(own: number, seconds: number): Jsonata {
  const rest = binary("-", secondsLeft(seconds), literal(1));
  return call("max", array(literal(1), call("min", array(literal(own), rest))));
}

function secondsLeft(seconds: number): Jsonata {
  return call("ceil", binary("/", left(seconds), literal(1_000)));
}

/** The seconds that an operation about the deadline is given. */
export function secondsIn(operand: Jsonata | undefined): number {
  if (operand?.kind === "literal" && typeof operand.value === "number") return operand.value;
  throw new Error("a deadline is a number of seconds");
}
