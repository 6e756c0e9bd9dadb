/** await sleepUntil("2030-01-01T09:00:00Z")   →   a Wait state with a Timestamp */
import { waitUntilInTime } from "./deadline";

/** RFC 3339, as Step Functions takes it: a day, a time and a zone. */
const form = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-7]):[0-5]\d)$/;

/**
 * Waits, durably, until a moment such as `2030-01-01T09:00:00Z` or `2030-01-01T09:00:00+01:00`; where that is past, it goes
 * on at once. Step Functions wakes at whole seconds, so a fraction counts as the next one, here as there.
 * Throws a RangeError for any other text.
 */
export async function sleepUntil(moment: string): Promise<void> {
  const [, day] = form.exec(moment) ?? [];
  if (day === undefined || !exists(day)) throw new RangeError("a moment is written as in 2030-01-01T09:00:00Z");
  await waitUntilInTime(Date.parse(moment));
}

/** A February has no 30th, though dates would take it for one in March. */
function exists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
