/**
 * What a wait waits for: a number of seconds, or a moment as RFC 3339 writes it. A moment is not made a number of seconds:
 * however late the state is entered, or entered again after a redrive, it wakes when it is meant to.
 */
import type { Expression } from "./expression";

export interface Wait {
  readonly time: Expression;
  readonly measure: "seconds" | "moment";
}

/** What `sleepUntil` throws for any other text: the message of its RangeError. */
export const momentMessage = "a moment is written as in 2030-01-01T09:00:00Z";

const date =
  "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))" +
  "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29)";
const time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?";
const zone = "(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])";

/**
 * A moment that Step Functions takes: a day that exists, a time, a zone. What JSONata's own functions say of other texts is
 * not the same everywhere, so the whole question is one pattern, of what every kind of regular expression knows.
 */
export const momentPattern = `^${date}T${time}${zone}$`;

/** The last second that has a text: no machine lives to see it. */
const last = Date.parse("9999-12-31T23:59:59Z");

/** The first whole second that is not before a moment: what is less than a second, Step Functions cuts off, and would wake too early. */
export function onTheSecond(moment: string): string {
  if (!moment.includes(".")) return moment;
  return new Date(Math.min(last, Math.ceil(Date.parse(moment) / 1_000) * 1_000)).toISOString();
}
