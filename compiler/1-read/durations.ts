/** Durations as people write them: `"30 seconds"`, `15m`. */

const seconds: { readonly [unit: string]: number } = {
  s: 1,
  second: 1,
  seconds: 1,
  m: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86400,
  day: 86400,
  days: 86400,
};

/** Units that an object such as `{ minutes: 5 }` may have, in seconds. */
export const objectUnits: { readonly [unit: string]: number } = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

/** The longest that one wait may take: Step Functions' limit, in seconds. */
const longest = 99_999_999;

/** Whole seconds of a duration such as `15 minutes` or `2h`; null when the text is none. */
export function secondsOf(text: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text.trim()) ?? [];
  const factor = unit === undefined ? undefined : seconds[unit];
  if (amount === undefined || factor === undefined) return null;
  const total = Number(amount) * factor;
  return Number.isInteger(total) && total <= longest ? total : null;
}
