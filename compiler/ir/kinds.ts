/**
 * What a value may be at run time, as a set of JSON's kinds (and `undefined`, and errors).
 * Lowering is directed by these sets: `+` is addition where both sides are numbers, and nowhere else.
 */

/** A set of kinds, as bits. */
export type Kinds = number;

export const kind = {
  string: 1,
  number: 2,
  boolean: 4,
  null: 8,
  undefined: 16,
  array: 32,
  object: 64,
  /** An error: an object with a name and a message that lives between a `catch` and a `throw`. */
  error: 128,
  /** What JSON cannot say: functions, dates, maps, bigints, promises. */
  other: 256,
  /** `NaN`, which is null in the machine as it is in JSON; only where the program asks for it. */
  nan: 512,
} as const;

export const nothing: Kinds = 0;
export const anyJson: Kinds = kind.string | kind.number | kind.boolean | kind.null | kind.array | kind.object;
export const anything: Kinds = anyJson | kind.undefined;
export const nullish: Kinds = kind.null | kind.undefined;
export const scalar: Kinds = kind.string | kind.number | kind.boolean | kind.null;

/** True when every kind of `kinds` is one of `allowed`. An empty set (code that is never reached) is within anything. */
export function within(kinds: Kinds, allowed: Kinds): boolean {
  return (kinds & ~allowed) === 0;
}

/** True when some kind of `kinds` is one of `others`. */
export function mayBe(kinds: Kinds, others: Kinds): boolean {
  return (kinds & others) !== 0;
}

/** `kinds` without `others`. */
export function without(kinds: Kinds, others: Kinds): Kinds {
  return kinds & ~others;
}

/** The names of the kinds, for messages and printed flows. */
export function describeKinds(kinds: Kinds): string {
  const names = Object.entries(kind)
    .filter(([, bit]) => mayBe(kinds, bit))
    .map(([name]) => name);
  return names.join(" | ");
}
