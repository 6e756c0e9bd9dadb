/** Durations: every way to write one, and what is none. */
import type { Duration } from "sfn-compile";
import { secondsOf } from "../../src/words/duration";

const lengths: [Duration, number][] = [
  ["1 second", 1],
  ["30 seconds", 30],
  ["15 minutes", 900],
  ["1 hour", 3_600],
  ["2 hours", 7_200],
  ["7 days", 604_800],
  ["1.5 minutes", 90],
  [{ minutes: 5 }, 300],
  [{ days: 1, hours: 1, seconds: 1 }, 90_001],
  [0, 0],
  [12.5, 12.5],
];

test.each(lengths)("%j is %d seconds", (duration, seconds) => {
  expect(secondsOf(duration)).toBe(seconds);
});

test.each([
  "",
  "5",
  "five minutes",
  "5 weeks",
  "-5 minutes",
  "5minutes",
  {},
  { week: 1 },
  { minute: 5 },
  -1,
  NaN,
  Infinity,
])("%p is no duration", (nonsense) => {
  expect(() => secondsOf(nonsense as Duration)).toThrow(RangeError);
});

test("the types know the units", () => {
  // @ts-expect-error there are no weeks
  const week: Duration = "1 week";
  // @ts-expect-error an object has plural parts
  const part: Duration = { minute: 5 };
  expect([week, part]).toHaveLength(2);
});
