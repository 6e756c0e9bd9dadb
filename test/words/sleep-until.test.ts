/** sleepUntil: what is a moment, here and in a machine, and how long it is waited for. */
import { sleepUntil } from "sfn-compile";
import { momentMessage, momentPattern, onTheSecond } from "../../compiler/ir/wait";
import { runNatively } from "../../src/testing/run-natively";
import { withClock } from "../../src/words/clock";

const now = Date.parse("2026-01-01T00:00:00.300Z");

/** How long is waited for it, in milliseconds; the message of what is thrown. */
async function waited(moment: string): Promise<unknown> {
  let total = 0;
  const clock = { now, wait: async (milliseconds: number) => void (total += milliseconds) };
  return withClock(clock, () => sleepUntil(moment)).then(
    () => total,
    (error: unknown) => (error instanceof RangeError ? error.message : error),
  );
}

test("waits until the first whole second that is not before the moment", async () => {
  expect(await waited("2026-01-01T00:00:01Z")).toBe(700);
  expect(await waited("2026-01-01T00:00:00.301Z")).toBe(700);
  expect(await waited("2026-01-01T01:00:01.5+01:00")).toBe(1_700);
  expect(await waited("2025-12-31T23:00:10-01:00")).toBe(9_700);
});

test("goes on at once where the moment is past", async () => {
  expect(await waited("2026-01-01T00:00:00Z")).toBe(0);
  expect(await waited("0001-01-01T00:00:00Z")).toBe(0);
});

test("every day is a moment, here and in a machine, that the calendar has, and no other", async () => {
  const pattern = new RegExp(momentPattern);
  const two = (value: number): string => String(value).padStart(2, "0");
  for (const year of ["1900", "2000", "2024", "2026", "2100"])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const text = `${year}-${two(month)}-${two(day)}T23:59:59Z`;
        const date = new Date(Date.UTC(Number(year), month - 1, day, 23, 59, 59));
        const isDay = date.toISOString().startsWith(text.slice(0, -1));
        expect([text, pattern.test(text)]).toEqual([text, isDay]);
        const result = await waited(text);
        expect([text, result]).toEqual([text, isDay ? Math.max(0, date.getTime() - now) : momentMessage]);
      }
});

test("what is written out is rounded up as what is computed", () => {
  expect(onTheSecond("2026-01-01T01:00:00+01:00")).toBe("2026-01-01T01:00:00+01:00");
  expect(onTheSecond("2026-12-31T23:59:59.001Z")).toBe("2027-01-01T00:00:00.000Z");
});

test("takes no time in a native run", async () => {
  const order = await runNatively(async () => {
    const woken: string[] = [];
    const until = (moment: string) => sleepUntil(moment).then(() => woken.push(moment));
    await Promise.all([until("2190-01-01T00:00:00Z"), until("2180-01-01T00:00:00Z")]);
    return woken;
  });
  expect(order).toEqual(["2180-01-01T00:00:00Z", "2190-01-01T00:00:00Z"]);
});
