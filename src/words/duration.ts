/**
 * Durations as people write them: "30 seconds", { minutes: 5 }, or a number of seconds computed at run time.
 * One table of units serves the types and the arithmetic.
 */
const secondsIn = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;

type Unit = keyof typeof secondsIn;

/**
 * A length of time: `"1 second"`, `"15 minutes"`, `"2 hours"`, `"7 days"`; an object whose parts are added up,
 * such as `{ hours: 1, minutes: 30 }`; or a number of seconds.
 */
export type Duration =
  number | `${number} ${Unit}` | `${number} ${Unit}s` | { readonly [U in Unit as `${U}s`]?: number };

/**
 * The length of a duration in seconds.
 * Throws a RangeError when it is no such thing, or negative, or not finite.
 */
export function secondsOf(duration: Duration): number {
  const seconds = lengthOf(duration);
  if (seconds < 0) throw new RangeError(`${JSON.stringify(duration)} is not a duration`);
  return seconds;
}

/**
 * The length of a duration in seconds, which is negative where a computed one is.
 * Throws a RangeError when it is no such thing, or not finite.
 */
export function lengthOf(duration: Duration): number {
  const seconds =
    typeof duration === "number" ? duration : typeof duration === "string" ? parse(duration) : sum(duration);
  if (!Number.isFinite(seconds)) throw new RangeError(`${JSON.stringify(duration)} is not a duration`);
  return seconds;
}

function parse(text: string): number {
  const [, count = "", unit = ""] = /^(-?\d+(?:\.\d+)?(?:e[-+]\d+)?) (second|minute|hour|day)s?$/.exec(text) ?? [];
  return isUnit(unit) ? Number(count) * secondsIn[unit] : Number.NaN;
}

function sum(parts: { readonly [part: string]: number | undefined }): number {
  const terms = Object.entries(parts).map(([part, count]) => {
    const unit = part.replace(/s$/, "");
    return isUnit(unit) && part !== unit ? (count ?? 0) * secondsIn[unit] : Number.NaN;
  });
  return terms.length === 0 ? Number.NaN : terms.reduce((total, term) => total + term, 0);
}

function isUnit(word: string): word is Unit {
  return Object.hasOwn(secondsIn, word);
}
