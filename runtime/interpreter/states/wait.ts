/** Wait: until a moment, or for a number of seconds, of the virtual clock. */
import type { WaitState } from "../../../compiler/asl/definition";
import { leave, settle } from "../leaving";
import { evaluate, evaluationFailure, unexpectedType } from "../query";
import type { Exit, Visit } from "../run";

/** Runs a Wait state. A moment in the past is no wait. */
export async function runWait(state: WaitState, visit: Visit): Promise<Exit> {
  const moment =
    state.Timestamp === undefined
      ? await afterSeconds(visit, state.Seconds ?? 0)
      : await timestamp(visit, state.Timestamp);
  if (moment > visit.run.clock.now) await visit.fiber.until(moment);
  return leave(visit, await settle(visit, state, { otherwise: visit.input }), state);
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
  if (moment !== undefined) return moment;
  const sentence = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`;
  throw evaluationFailure(visit, sentence, "Timestamp", visit.entered);
}

const dateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/i;

/** Milliseconds of an ISO 8601 text with date, time and zone; undefined for any other and for impossible dates. */
function parseTimestamp(text: string): number | undefined {
  const parts = dateTime.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined;
  const moment = Date.parse(text.toUpperCase().replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(moment) ? undefined : moment;
}
