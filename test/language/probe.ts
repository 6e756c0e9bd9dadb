/** What a probe of the library is, and the inputs that probes are tried with. */
import fc from "fast-check";

/** A function body over `input`, which is JavaScript and TypeScript alike. */
export interface Probe {
  /** Type of `input`. */
  readonly type: string;
  readonly body: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** How many inputs are tried, where fewer than for others will do. */
  readonly runs?: number;
}

export const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -40, max: 40 }).map((halves) => halves / 2),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.constantFrom(0.49999999999999994, -0.49999999999999994, 4503599627370495.5, Number.MAX_SAFE_INTEGER, 5e-324),
);
export const word = fc.oneof(
  fc.constantFrom("", "a", "b", " ", "\u00a0x\ufeff", "é😀", "0", "{% a %}", "$a", "a.b", "\\", '"', "\n\t"),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.string({ unit: fc.constantFrom("a", "b", " ", "😀"), maxLength: 5 }),
);
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });
export const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 4 });
export const nested = list(fc.oneof(number, list(number), maybe(fc.boolean())));
export const scalar = fc.oneof(word, number, fc.boolean(), fc.constant(null));
export const index = fc.integer({ min: -6, max: 6 });
export const key = fc.oneof(
  fc.constantFrom("a", "b", "x y", "and", "{% k %}"),
  fc.string({ minLength: 1, maxLength: 3 }),
);
const lines = list(fc.record({ sku: word, cents: number, tags: list(word) }));

export const odd = fc.dictionary(
  fc.oneof(fc.nat({ max: 20 }).map(String), fc.constantFrom("a", "b", "", "01", "4294967295")),
  fc.oneof(fc.integer(), fc.constantFrom([], [1], [[2]], null, {}, "x")),
  { maxKeys: 4, noNullPrototype: true },
);

/** A probe of whole numbers with more digits than a text of JSONata tells, and with zeros behind fewer. */
export function large(body: string): Probe {
  const zeros = fc.nat({ max: 9_999 }).map((digits) => digits * 1e14);
  return { type: "number", body, inputs: fc.oneof(fc.double({ min: 2 ** 53, max: 1e21, noNaN: true }), zeros) };
}

/** With keys left out at random. */
export const partly = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.record(model, { requiredKeys: [] });

export const two = "{ a: string; b: string }";
const words = fc.oneof(
  fc.record({ a: word, b: word }),
  fc.tuple(word, word, word).map(([a, b, c]) => ({ a: a + b + c, b })),
  fc.tuple(word, word).map(([a, b]) => ({ a: a + b, b })),
);
export const anything = fc.oneof(scalar, nested, fc.constantFrom({}, { a: 1 }));
export const LINES = "{ lines: { sku: string; cents: number; tags: string[] }[] }";
export const each = (body: string): Probe => ({ type: LINES, body, inputs: fc.record({ lines }) });
export const numeric = (body: string): Probe => ({ type: "number", body, inputs: number });
/** With a `text` that is written in digits. */
export const digits = (body: string): Probe => numeric(`const text = String(Math.trunc(input) % 1000); ${body}`);
/** Of one text, of characters that engines of regular expressions may see differently. */
export const regular = (body: string): Probe => ({
  type: "string",
  body,
  inputs: fc.string({
    unit: fc.constantFrom(..."abAB1-_@. \n\u00a0\u2028\u0085éſ\u212a😀".split(/(?:)/u)),
    maxLength: 8,
  }),
});

export const textual = (body: string): Probe => ({ type: two, body, inputs: words });
export const keyed = (body: string): Probe => ({
  type: "{ all: Record<string, number>; key: string }",
  body,
  inputs: fc.record({ all: fc.dictionary(word, number, { maxKeys: 3, noNullPrototype: true }), key: word }),
});
export const NESTED = "{ list: (number | boolean | null | number[])[]; more: number[]; from: number; to: number }";
export const listed = (body: string): Probe => ({
  type: NESTED,
  body,
  inputs: fc.record({ list: nested, more: list(number), from: index, to: index }),
});

export const pair = (body: string): Probe => ({
  type: "{ a: number; b: number }",
  body,
  inputs: fc.record({ a: number, b: number }),
});
/** Without characters that JavaScript counts as two. */
const single = word.map((text) => text.replaceAll(/[\ud800-\udfff]/g, "~"));
export const plain = (body: string): Probe => ({ type: two, body, inputs: fc.record({ a: single, b: single }) });
export const positioned = (body: string): Probe => ({
  type: "{ a: string; b: string; from: number; to: number }",
  body,
  inputs: fc.record({ a: single, b: single, from: index, to: index }),
});
export const everyPosition = positioned(
  "const { a, from, to } = input; return [a.slice(from, to), a.substring(from, to), a.charAt(from), a.at(to) ?? null, a.padEnd(to, '.')];",
);
