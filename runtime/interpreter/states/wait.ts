/** Wait: until a moment, or for a number of seconds, of the virtual clock. */
import type { Json } from "../../../compiler/asl/definition";
import { effectiveInput } from "../dataflow";
import type { WaitState } from "../definition/machine";
import { javaText } from "../jsonpath/java-text";
import { leave, settle } from "../leaving";
import { followed, runtimeFailure } from "../lookup";
import { evaluate, evaluationFailure, unexpectedType } from "../query";
import type { Exit, Visit } from "../run";
import { integerOf } from "./integer";
import { parseTimestamp } from "./timestamp";

/** AWS looks at the seconds of a moment, and cuts off what is less. */
const wholeSecond = (moment: number): number => Math.floor(moment / 1_000) * 1_000;

/** The longest wait, in seconds: what fits into 31 bits. */
const longest = 2 ** 31 - 1;

/** Runs a Wait state. A moment in the past is no wait. */
export async function runWait(state: WaitState, visit: Visit): Promise<Exit> {
  const input = effectiveInput(visit, state);
  const moment = await momentOf(state, visit, input);
  const { now } = visit.run.clock;
  if (moment - now > longest * 1000) throw runtimeFailure(visit, "Wait state delay is too long.");
  if (moment > now) await visit.fiber.until(moment);
  return leave(visit, await settle(visit, state, { otherwise: input }), state);
}

function momentOf(state: WaitState, visit: Visit, input: Json): Promise<number> | number {
  if (state.SecondsPath !== undefined) return afterSecondsAt(visit, state.SecondsPath, input);
  if (state.TimestampPath !== undefined) return timestampAt(visit, state.TimestampPath, input);
  return state.Timestamp === undefined ? afterSeconds(visit, state.Seconds ?? 0) : timestamp(visit, state.Timestamp);
}

function afterSecondsAt(visit: Visit, path: string, input: Json): number {
  const value = referenced(visit, "SecondsPath", path, input);
  const seconds = integerOf(value);
  const written = `${path} == ${javaText(value)}`;
  if (seconds === undefined) {
    throw runtimeFailure(visit, `The SecondsPath parameter cannot be parsed as a long value: ${written}`);
  }
  if (seconds < 0) throw runtimeFailure(visit, `The SecondsPath parameter references a negative value: ${written}`);
  return visit.run.clock.now + seconds * 1000;
}

function timestampAt(visit: Visit, path: string, input: Json): number {
  const value = referenced(visit, "TimestampPath", path, input);
  const moment = typeof value === "string" ? parseTimestamp(value) : undefined;
  if (moment !== undefined) return wholeSecond(moment);
  const expected = "a valid ISO-8601 extended offset date-time format string";
  throw runtimeFailure(
    visit,
    `The TimestampPath parameter does not reference ${expected}: ${path} == ${javaText(value)}`,
  );
}

function referenced(visit: Visit, field: string, path: string, payload: Json): Json {
  const found = followed(visit, path, { payload });
  if (found.kind === "found") return found.value;
  throw runtimeFailure(visit, `The ${field} parameter does not reference an input value: ${path}`);
}

async function afterSeconds(visit: Visit, template: number | string): Promise<number> {
  const seconds = await evaluate(visit, template, "Seconds");
  if (typeof seconds !== "number") {
    throw unexpectedType(visit, { template, location: "Seconds", expected: "number" }, seconds);
  }
  if (!Number.isInteger(seconds)) {
    throw evaluationFailure(visit, `The Seconds field cannot be parsed as an integer: ${seconds}`, "Seconds");
  }
  if (seconds < 0) {
    throw evaluationFailure(visit, `The Seconds field must not be negative but was: ${seconds}`, "Seconds");
  }
  return visit.run.clock.now + seconds * 1000;
}

async function timestamp(visit: Visit, template: string): Promise<number> {
  const text = await evaluate(visit, template, "Timestamp");
  if (typeof text !== "string") {
    throw unexpectedType(visit, { template, location: "Timestamp", expected: "string" }, text);
  }
  const moment = parseTimestamp(text);
  if (moment !== undefined) return wholeSecond(moment);
  const sentence = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`;
  throw evaluationFailure(visit, sentence, "Timestamp", visit.entered);
}
