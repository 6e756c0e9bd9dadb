/** A small program for each operation of the library, and the inputs to try it with. */
import fc from "fast-check";
import type { OperationName } from "../../compiler/ir/operations";

/** A function body over `input`, which is JavaScript and TypeScript alike. */
export interface Probe {
  /** Type of `input`. */
  readonly type: string;
  readonly body: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** How many inputs are tried, where fewer than for others will do. */
  readonly runs?: number;
}

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -40, max: 40 }).map((halves) => halves / 2),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.constantFrom(0.49999999999999994, -0.49999999999999994, 4503599627370495.5, Number.MAX_SAFE_INTEGER, 5e-324),
);
const word = fc.oneof(
  fc.constantFrom("", "a", "b", " ", "\u00a0x\ufeff", "é😀", "0", "{% a %}", "$a", "a.b", "\\", '"', "\n\t"),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.string({ unit: fc.constantFrom("a", "b", " ", "😀"), maxLength: 5 }),
);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 4 });
const nested = list(fc.oneof(number, list(number), maybe(fc.boolean())));
const scalar = fc.oneof(word, number, fc.boolean(), fc.constant(null));
const index = fc.integer({ min: -6, max: 6 });
const key = fc.oneof(fc.constantFrom("a", "b", "x y", "and", "{% k %}"), fc.string({ minLength: 1, maxLength: 3 }));
const lines = list(fc.record({ sku: word, cents: number, tags: list(word) }));

const odd = fc.dictionary(
  fc.oneof(fc.nat({ max: 20 }).map(String), fc.constantFrom("a", "b", "", "01", "4294967295")),
  fc.oneof(fc.integer(), fc.constantFrom([], [1], [[2]], null, {}, "x")),
  { maxKeys: 4, noNullPrototype: true },
);

/** With keys left out at random. */
const partly = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.record(model, { requiredKeys: [] });

const two = "{ a: string; b: string }";
const words = fc.oneof(
  fc.record({ a: word, b: word }),
  fc.tuple(word, word, word).map(([a, b, c]) => ({ a: a + b + c, b })),
  fc.tuple(word, word).map(([a, b]) => ({ a: a + b, b })),
);
const anything = fc.oneof(scalar, nested, fc.constantFrom({}, { a: 1 }));
const LINES = "{ lines: { sku: string; cents: number; tags: string[] }[] }";
const each = (body: string): Probe => ({ type: LINES, body, inputs: fc.record({ lines }) });
const numeric = (body: string): Probe => ({ type: "number", body, inputs: number });
const textual = (body: string): Probe => ({ type: two, body, inputs: words });
const keyed = (body: string): Probe => ({
  type: "{ all: Record<string, number>; key: string }",
  body,
  inputs: fc.record({ all: fc.dictionary(word, number, { maxKeys: 3, noNullPrototype: true }), key: word }),
});
const NESTED = "{ list: (number | boolean | null | number[])[]; more: number[]; from: number; to: number }";
const listed = (body: string): Probe => ({
  type: NESTED,
  body,
  inputs: fc.record({ list: nested, more: list(number), from: index, to: index }),
});

/** None can be written as a value: one is tried by its waiting, the others by sagas that are caught, by members of groups, and by races. */
type Tried =
  | "wait seconds"
  | "compensation report"
  | "short message"
  | "short data"
  | "first failure"
  | "raise"
  | "in time"
  | "past deadline"
  | "wait in time"
  | "kept size"
  | "with room"
  | "raced result"
  | "checked raced result"
  | "result of a race"
  | "sent attribute"
  | "received attribute"
  | "map values"
  | "timestamp";

/** Total: an operation without a probe does not compile. */
export const operations: { readonly [Name in Exclude<OperationName, Tried>]: readonly Probe[] } = {
  isNullish: [
    {
      type: "{ v?: unknown }",
      body: "return [input.v == null, input.v != undefined];",
      inputs: partly({ v: anything }),
    },
  ],
  default: [
    {
      type: "{ v?: string | null }",
      body: 'const { v = "d" } = input; return { v };',
      inputs: partly({ v: maybe(word) }),
    },
  ],

  "with element": [
    {
      type: NESTED,
      body: "const copy = input.list.slice(); copy[input.from] = 7; copy[input.to] = null; return copy;",
      inputs: fc.record({ list: nested, more: list(number), from: index, to: index }),
    },
  ],
  "with property": [
    {
      type: "{ o: Record<string, number>; k: string; l: string; n: number }",
      body: "const copy = { ...input.o }; copy[input.k] = input.n; copy[input.l] = (copy[input.l] ?? 0) + 1; return copy;",
      inputs: fc.record({ o: fc.dictionary(key, number), k: key, l: key, n: number }),
    },
  ],
  "own keys": [
    keyed("const seen = []; for (const key in input.all) seen.push(key); return seen;"),
    {
      type: "Record<string, number>",
      body: "const seen = []; for (const key in input) seen.push(key); return seen;",
      inputs: fc.dictionary(
        fc.constantFrom("b", "a", "10", "9", "01", "4294967294", "4294967295", "-1", "1.5"),
        number,
        {
          noNullPrototype: true,
        },
      ),
    },
  ],
  "without property": [
    {
      type: "{ o: Record<string, number>; k: string; l: string }",
      body: "const copy = { ...input.o }; delete copy[input.k]; delete copy[input.l]; return { copy, a: copy.a };",
      inputs: fc.record({ o: fc.dictionary(key, number), k: key, l: key }),
    },
  ],

  "text length": [textual("return input.a.length + input.b.length;")],
  toUpperCase: [textual("return input.a.toUpperCase();")],
  toLowerCase: [textual("return input.a.toLowerCase();")],
  trim: [textual("return input.a.trim();")],
  "text includes": [textual("return input.a.includes(input.b);")],
  startsWith: [textual("return input.a.startsWith(input.b);")],
  endsWith: [textual("return input.a.endsWith(input.b);")],
  String: [
    {
      type: "{ v?: string | number | boolean | null }",
      body: "return String(input.v);",
      inputs: partly({ v: scalar }),
    },
    numeric("return String(input);"),
    {
      type: "number",
      body: "return `${input}`;",
      inputs: fc.oneof(number, fc.double({ noNaN: true, noDefaultInfinity: true })),
    },
  ],

  "array length": [listed("return [input.list.length, input.more.length];")],
  "array includes": [
    {
      type: "{ list: (string | number | boolean | null)[]; v: string | number | boolean | null }",
      body: "return input.list.includes(input.v);",
      inputs: fc.record({ list: list(scalar), v: scalar }),
    },
  ],
  join: [
    {
      type: "{ list: string[]; by: string }",
      body: "return input.list.join(input.by);",
      inputs: fc.record({ list: list(word), by: word }),
    },
  ],
  concat: [listed("return [input.list.concat(input.more), input.more.concat([1])];")],
  slice: [
    listed("return input.list.slice(input.from, input.to);"),
    listed("return [input.list.slice(input.from), input.list.slice(), input.list.slice(-1), input.list.slice(1, -1)];"),
    listed("return input.list.slice(input.from / 2, input.to / 3 + 1);"),
  ],
  map: [
    each("return input.lines.map((line) => line.sku);"),
    each("return input.lines.map((line) => line.tags);"),
    each("return input.lines.map((line, at) => [at, line.cents]);"),
    each("return input.lines.map((line, at) => ({ at, first: line.tags[0] ?? null, rest: [line.tags.slice(1)] }));"),
    listed("return input.list.map((item) => item);"),
  ],
  filter: [
    each("return input.lines.filter((line) => line.sku);"),
    each("return input.lines.filter((line, at) => at > 0 && line.cents >= 0);"),
    each("return input.lines.filter((line) => line.tags[0]).map((line) => line.tags);"),
    listed("return input.list.filter((item) => item);"),
    listed("return input.list.filter((item, at) => item !== null && at !== 1);"),
  ],
  findIndex: [
    each("return input.lines.findIndex((line) => line.cents > 0);"),
    each("return input.lines.findIndex((line, at) => at === 1 && line.tags.length > 0);"),
    listed("return { found: input.list.findIndex((item) => !item) };"),
    listed("return input.list.findIndex((item) => Array.isArray(item));"),
  ],
  find: [
    each("return input.lines.find((line) => line.cents > 0) ?? null;"),
    each("return input.lines.find((line, at) => at === 1)?.tags[0] ?? 'none';"),
    listed("return { found: input.list.find((item) => !item) };"),
    listed("return input.list.find((item) => Array.isArray(item)) === undefined;"),
  ],
  some: [
    each("return input.lines.some((line) => line.tags.includes('a'));"),
    each("return input.lines.some((line, at) => at > 1);"),
    listed("return input.list.some((item) => item);"),
  ],
  every: [
    each("return input.lines.every((line) => line.cents >= 0);"),
    each("return input.lines.every((line) => line.tags.every((tag) => tag));"),
    listed("return input.list.every((item) => item);"),
  ],
  reduce: [
    each("return input.lines.reduce((sum, line) => sum + line.cents, 0);"),
    each("return input.lines.reduce((all, line, at) => `${all}${at}${line.sku}`, '<');"),
    each("return input.lines.reduce((all, line) => line.tags.length > all ? line.tags.length : all, -1);"),
    listed("return input.more.reduce((all, n) => all && n > 0, true);"),
  ],
  "Array.isArray": [
    { type: "{ v?: unknown }", body: "return Array.isArray(input.v);", inputs: fc.record({ v: anything }) },
  ],

  "as declared": [], // needs a cast, which JavaScript has not: see the fixture library/json-claims
  parsed: [], // one that has been read before without failing: see the fixture library/json-value
  "JSON.parse": [
    {
      type: "string",
      body: "return JSON.parse(input);",
      inputs: fc.json({ noUnicodeString: false, maxDepth: 3 }).map((text) => text.replace(/"__proto__":/g, '"proto":')),
    },
    {
      type: "string",
      body: "return JSON.parse(` ${input}\n`);",
      inputs: fc.oneof(
        word.map((text) => JSON.stringify(text)),
        number.map(String),
        fc.constantFrom("null", "true", "[ ]"),
      ),
    },
    {
      type: "string",
      body: "try { return [JSON.parse(input)]; } catch (error) { return error instanceof SyntaxError; }",
      inputs: fc.oneof(
        fc.constantFrom("", "{", "{'a':1}", "[1,]", "01", "tru", "nul", "NaN", "-", "1.", ".5", '"\t"', '"\\x"', "1 2"),
        fc.constantFrom(
          "\\n1",
          '{"a":}',
          "{a:1}",
          '"',
          "\u00a0 1",
          "/**/1",
          "[1",
          "1]",
          '"\\u12"',
          "+1",
          "1e5",
          "-0.5e-2",
        ),
        fc.string({ unit: fc.constantFrom("{", "}", "[", "]", '"', ":", ",", "1", "a", " ", "\\"), maxLength: 6 }),
      ),
    },
  ],
  "JSON.stringify": [
    { type: "{ v: unknown }", body: "return JSON.stringify(input);", inputs: fc.record({ v: anything }) },
    textual(
      "return JSON.stringify({ a: input.a, list: [input.b, null, true], n: input.a.length, o: { b: input.b } });",
    ),
    textual("return [JSON.stringify(input.a), JSON.stringify([input.b]), JSON.stringify(input.a === input.b)];"),
    {
      type: "string | number | boolean | null",
      body: "return JSON.stringify(input);",
      inputs: fc.oneof(
        scalar,
        fc.string({ unit: fc.constantFrom("\u0001", "\u001f", "\u007f", "\u2028", '"'), maxLength: 3 }),
      ),
    },
    {
      type: "Record<string, unknown>",
      body: "return JSON.stringify(input);",
      inputs: fc.dictionary(
        fc.oneof(word, fc.nat({ max: 20 }).map(String), fc.constantFrom("4294967294", "4294967295", "01")),
        anything,
        {
          maxKeys: 5,
          noNullPrototype: true,
        },
      ),
      runs: 80,
    },
  ],

  "Object.values": [{ type: "Record<string, unknown>", body: "return Object.values(input);", inputs: odd, runs: 60 }],
  "Object.entries": [
    {
      type: "Record<string, unknown>",
      body: "return [Object.keys(input), Object.entries(input)];",
      inputs: odd,
      runs: 60,
    },
  ],
  "Object.hasOwn": [keyed("return [Object.hasOwn(input.all, input.key), Object.hasOwn(input.all, 'constructor')];")],
  trimStart: [textual("return input.a.trimStart();")],
  trimEnd: [textual("return input.a.trimEnd();")],
  split: [textual("return [input.a.split('a'), input.b.split(' b')];")],
  replaceAll: [textual("return [input.a.replaceAll('a', '.'), input.b.replaceAll(' ', 'a b')];")],
  replace: [textual("return [input.a.replace('a', '\\\\1'), input.b.replace('b', '')];")],
  "array at": [listed("return [input.list.at(input.from) ?? 'none', input.more.at(input.to / 2) ?? 'none'];")],
  indexOf: [
    {
      type: "{ list: (string | number | boolean | null)[]; v: string | number | boolean | null }",
      body: "return [input.list.indexOf(input.v), input.list.indexOf('a')];",
      inputs: fc.record({
        list: list(fc.oneof(scalar, fc.constantFrom("a", 0, false))),
        v: fc.oneof(scalar, fc.constantFrom("a", 0)),
      }),
    },
  ],
  toReversed: [listed("return [input.list.toReversed(), input.more.toReversed()];")],
  flat: [listed("return [input.list.flat(), [input.more, [], [[]], input.list].flat()];")],
  flatMap: [listed("return input.more.flatMap((n, at) => at > 1 ? [] : [n, [n]]);")],

  "Math.max": [listed("return [Math.max(input.from, input.to, 0), Math.max(input.from)];")],
  "Math.min": [listed("return [Math.min(input.from, input.to, 0), Math.min(input.from)];")],
  "Math.round": [numeric("return Math.round(input);")],
  "Math.floor": [numeric("return Math.floor(input);")],
  "Math.ceil": [numeric("return Math.ceil(input);")],
  "Date.now": [numeric("const now = Date.now(); return now > 1e12 && now === Math.floor(now);")],
  "Math.random": [numeric("const drawn = Math.random(); return drawn >= 0 && drawn < 1;")],
  "crypto.randomUUID": [], // needs types of Node or of a browser: see the fixture chance/drawn
  toISOString: [
    {
      type: "number",
      body: "return new Date(input).toISOString();",
      inputs: fc.double({ min: -6e13, max: 2.5e14, noNaN: true }),
    },
  ],
  "Math.trunc": [numeric("return Math.trunc(input);")],
  "Math.abs": [numeric("return Math.abs(input);")],
  "Math.sign": [numeric("return Math.sign(input);")],
  "Number.isInteger": [
    numeric("return Number.isInteger(input);"),
    {
      type: "{ v?: string | number | boolean | null }",
      body: "return Number.isInteger(input.v);",
      inputs: partly({ v: scalar }),
    },
  ],
};

const pair = (body: string): Probe => ({
  type: "{ a: number; b: number }",
  body,
  inputs: fc.record({ a: number, b: number }),
});
const optional = (body: string): Probe => ({
  type: "{ a?: string | number | boolean | null; b?: string | number | boolean | null; v?: unknown; o?: { k?: number[]; s?: string } | null }",
  body,
  inputs: partly({ a: scalar, b: scalar, v: anything, o: maybe(partly({ k: list(number), s: word })) }),
});

/** The same for what is written with operators and literals. */
export const operators: { readonly [name: string]: readonly Probe[] } = {
  arithmetic: [
    pair("return [input.a + input.b, input.a - input.b, -input.a, +input.b];"),
    pair("return [input.a * 3, input.a / 4, input.a / -3, input.a % 3, input.a % -2.5];"),
    pair("return [input.a - (input.b - input.a), input.a - input.b - input.a, (input.a + 1) * -input.b * 0.5];"),
  ],
  comparison: [
    pair("return [input.a < input.b, input.a <= input.b, input.a > input.b, input.a >= input.b, input.a === input.b];"),
    optional("return [input.a === input.b, input.a !== input.b, input.a === 'a', input.v === null, input.v === 0];"),
  ],
  "comparison of texts": [
    {
      type: two,
      body: "return [input.a < input.b, input.a <= input.b, input.a > input.b, input.a >= input.b];",
      inputs: fc.record({ a: fc.string({ maxLength: 2 }), b: fc.string({ maxLength: 2 }) }),
    },
  ],
  truth: [
    optional("return [!input.a, !!input.v, !input.o, input.v ? 1 : 2, input.o ? 1 : 2];"),
    optional(
      "return { and: input.a && input.b, or: input.a || input.b, nullish: input.a ?? input.b, any: input.v || input.a };",
    ),
    optional("return { v: input.v && 'v', or: input.v || 'none', either: input.a || input.v ? 'some' : 'none' };"),
  ],
  chains: [
    optional(
      "return { s: input.o?.s, length: input.o?.s?.length ?? -1, first: input.o?.k?.[0], count: input.o?.k?.length };",
    ),
    optional("return { first: input.o?.k?.[1] ?? 'none', all: [...(input.o?.k ?? []), 1] };"),
  ],
  "changes in place": [
    listed("const list = [...input.more]; list[input.from / 2] = -1; return [list, list[0] ?? null];"),
    listed("const list = [...input.list]; list.push(input.from, ...input.more); list.unshift(1, 2); return list;"),
    listed("const list = [...input.more]; list.pop(); list.shift(); return { list, length: list.length };"),
    keyed("const all = { a: { n: 1 }, b: { n: 2 } }; all.a.n += 2; all.b = { n: 3 }; return [all, input.key];"),
    keyed("const all = { ...input.all }; delete all['a']; all[input.key] = 5; delete all['b']; return { all };"),
  ],
  typeof: [optional("return [typeof input.a, typeof input.v, typeof input.o, typeof input.o?.k];")],
  templates: [
    optional("return `${input.a}|${input.b}`;"),
    optional("return input.o?.s + '-' + input.a;"),
    textual("return `{% ${input.a} %}${'$'}{${input.b}}` + '\\u2028' + \"%}\";"),
  ],
  literals: [
    listed(
      "return [[input.list], [input.more, input.list], [...input.list], [...input.more, ...input.list, input.more]];",
    ),
    listed("return { a: input.list, ...{ b: input.more, c: [] }, d: { ...{}, e: [[input.from]] } };"),
    optional("return { ...input.o, x: input.a, k: input.o?.k, 'odd key': [input.o?.s ?? null] };"),
    optional("return { k: 1, z: [2], ...input.o, s: input.a };"),
    listed(
      "return [input.list[input.from] ?? 'none', input.more[input.to] ?? 'none', input.more[input.from / 2] ?? 'none'];",
    ),
  ],
};
