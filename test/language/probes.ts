/** A small program for each operation of the library, and the inputs to try it with. */
import fc from "fast-check";
import type { OperationName } from "../../compiler/ir/operations";
import {
  number,
  word,
  maybe,
  list,
  nested,
  scalar,
  index,
  key,
  odd,
  partly,
  two,
  anything,
  LINES,
  each,
  numeric,
  large,
  digits,
  regular,
  textual,
  keyed,
  NESTED,
  listed,
  pair,
  plain,
  positioned,
  everyPosition,
  type Probe,
} from "./probe";
import type { TriedElsewhere } from "./tried-elsewhere";

/** Total: an operation without a probe does not compile. */
export const operations: { readonly [Name in Exclude<OperationName, TriedElsewhere>]: readonly Probe[] } = {
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
    large("return [`${input}`, String(-input), JSON.stringify({ input }), input, 1].join();"),
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
  "Object.fromEntries": [
    {
      type: "{ list: [string, unknown][] }",
      body: "return [Object.fromEntries(input.list), Object.fromEntries(input.list.map(([key], at) => [`${key}!`, at]))];",
      inputs: fc.record({ list: fc.array(fc.tuple(key, anything), { maxLength: 4 }) }),
    },
  ],
  structuredClone: [], // needs types of Node or of a browser: see the fixture library/positions
  in: [keyed("return [input.key in input.all, 'a' in input.all, 'constructor' in input.all];")],
  "Object.hasOwn": [keyed("return [Object.hasOwn(input.all, input.key), Object.hasOwn(input.all, 'constructor')];")],
  trimStart: [textual("return input.a.trimStart();")],
  trimEnd: [textual("return input.a.trimEnd();")],
  split: [
    textual("return [input.a.split('a'), input.b.split(' b')];"),
    plain("return [input.a.split(`${input.b}x`), input.a.split('')];"),
  ],
  replaceAll: [
    plain("return input.a.replaceAll(`${input.b}a`, input.b.split('$').join(''));"),
    textual("return [input.a.replaceAll('a', '.'), input.b.replaceAll(' ', 'a b')];"),
  ],
  matches: [
    regular(
      `return [/^[A-Z]{2,}$/i.test(input), /^[^@\\s]+@[^@\\s]+\\.\\w+$/.test(input), /\\S+-\\d|[.](?:a|\u00e9)b?$/.test(input),
       /^.+$/.test(input), /(a|B1)+?-/.test(input), /[^\\d_-]+1/.test(input)];`,
    ),
  ],
  "replace match": [
    regular(`return [input.replace(/^-+/, ''), input.replace(/\\s+$/, '.'), input.replace(/[a-z]/i, '<>')];`),
  ],
  "replace matches": [
    regular(
      `return [input.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''), input.replaceAll(/\\s/g, '_'), input.replace(/1(-?)/g, 'x')];`,
    ),
  ],
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
  "single units": [], // what it refuses fails: see the fixture library/positions
  "text to find": [],
  "plain text": [],
  "text slice": [digits("return [text.slice(1), text.slice(-0.5, -1.5), text.slice(input % 7, 4)];")],
  "slice of units": [
    positioned("return [input.a.slice(input.from, input.to), input.a.slice(input.from / 2), input.a.slice(-2)];"),
    positioned("return [input.a.slice(1), input.a.slice(0, 3), input.a.slice(1, -1), input.a.slice(-3, -0.5)];"),
    everyPosition,
  ],
  substring: [digits("return [text.substring(1), text.substring(input % 7, 1.5)];")],
  "substring of units": [
    positioned(
      "return [input.a.substring(input.from, input.to), input.a.substring(input.to / 2), input.a.substring(1)];",
    ),
  ],
  "text at": [digits("return [text.at(-1) ?? 0, text.at(input % 7) ?? null];")],
  "at of units": [
    positioned(
      "return [input.a.at(input.from) ?? 'none', input.a.at(-1) ?? 'none', input.a[0] ?? '', input.a[2] ?? null];",
    ),
  ],
  charAt: [digits("return [text.charAt(0), text.charAt(input % 7), text.charAt(1.5), text.charAt(-0.5)];")],
  "charAt of units": [
    positioned("return [input.a.charAt(0), input.a.charAt(input.to), input.a.charAt(input.from / 3)];"),
  ],
  "text indexOf": [textual("return [input.a.indexOf(input.b), input.a.indexOf('b'), input.a.indexOf('')];")],
  padStart: [
    positioned("return [input.a.padStart(input.to), input.a.padStart(8, 'ab'), String(input.from).padStart(4, '0')];"),
  ],
  padEnd: [
    positioned("return [input.a.padEnd(input.to), input.a.padEnd(8, 'ab'), input.a.padEnd(input.to, `${input.b}.`)];"),
  ],
  repeat: [textual("return [input.a.repeat(0), input.b.repeat(1), input.a.repeat(3)];")],
  "text concat": [textual("return [input.a.concat(), input.a.concat(input.b, '|', input.a)];")],
  characters: [plain("return input.a.split('');")],
  findLast: [
    each("return { found: input.lines.findLast((line, at) => line.cents > 0 || at === 0) };"),
    listed("return { found: input.list.findLast((item) => !item) };"),
  ],
  findLastIndex: [listed("return input.list.findLastIndex((item, at, all) => !item && at < all.length);")],
  reduceRight: [each("return input.lines.reduceRight((all, line, at) => `${all}${at}${line.sku}`, '<');")],
  lastIndexOf: [
    {
      type: "{ list: (string | number | boolean | null)[]; v: string | number | boolean | null }",
      body: "return input.list.lastIndexOf(input.v);",
      inputs: fc.record({ list: list(fc.constantFrom("a", 0, false)), v: fc.constantFrom("a", 0, null) }),
    },
  ],
  toSorted: [
    {
      type: "{ list: string[] }",
      body: "return [input.list.toSorted(), [...input.list].sort(), input.list.map((each) => each + 'b').sort()];",
      inputs: fc.record({ list: list(word) }),
    },
  ],
  "sorted by": [
    listed("return [input.more.toSorted((a, b) => a - b), [...input.more].sort((a, b) => b - a)];"),
    {
      type: LINES,
      body: "const l = input.lines.map((line, at) => ({ ...line, at })); return [l.toSorted((a, b) => a.cents - b.cents), l.toSorted((a, b) => (a.sku < b.sku ? -1 : 1)), l.toSorted((a, b) => (a.sku > b.sku ? 1 : a.sku < b.sku ? -1 : b.cents - a.cents))];",
      inputs: fc.record({
        lines: fc.array(
          fc.record({ sku: fc.constantFrom("a", "b", "é"), cents: fc.nat({ max: 3 }), tags: list(word) }),
          { maxLength: 12 },
        ),
      }),
    },
  ],
  distinct: [
    {
      type: "{ list: (string | number | boolean | null)[] }",
      body: "return [[...new Set(input.list)], Array.from(new Set(input.list)), [0, ...new Set(input.list)]];",
      inputs: fc.record({ list: fc.array(fc.oneof(scalar, fc.constantFrom("1", 1, "a")), { maxLength: 6 }) }),
    },
  ],
  entries: [listed("return [[...input.list.entries()], [...input.more.keys()]];")],
  "from length": [
    listed(
      "return [Array.from({ length: 3 }, (_, at) => at * 2), Array.from({ length: input.from }, (_, at) => [at])];",
    ),
  ],
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
  "Math.sqrt": [{ type: "number", body: "return Math.sqrt(input * input + 2);", inputs: number }],
  "largest of": [listed("return input.more.length === 0 ? 0 : Math.max(...input.more.map((n) => n + 1));")],
  "smallest of": [listed("return input.more.length === 0 ? 0 : Math.min(...input.more);")],
  quotient: [
    pair("return Math.abs(input.b) < 1e-9 ? null : [input.a / input.b, Math.round((input.a / input.b) * 100) / 100];"),
  ],
  power: [
    {
      type: "{ n: number; x: number }",
      body: "return [2 ** input.n, (-3) ** input.n, 10 ** (input.n % 16), input.x ** 2];",
      inputs: fc.record({ n: fc.integer({ min: 0, max: 33 }), x: number }),
    },
  ],
  toFixed: [
    {
      type: "number",
      body: "return [input.toFixed(), input.toFixed(1), input.toFixed(2), input.toFixed(3), input.toFixed(4)];",
      inputs: fc.oneof(
        fc.double({ min: -9e14, max: 9e14, noNaN: true }),
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
        fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 8),
        fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 200),
        fc.constantFrom(1.005, 0.125, 1.45, 8.345, 0.5, 1.5, 2.5, -0.0001, 0.00005, 999.9999, 0.99995, 5e-324, 1e-7),
      ),
      runs: 600,
    },
  ],
  "Number.isSafeInteger": [
    {
      type: "{ v?: string | number | boolean | null }",
      body: "return Number.isSafeInteger(input.v);",
      inputs: partly({ v: scalar }),
    },
  ],
  "Number.isNaN": [numeric("return Number.isNaN(input);"), numeric("return isNaN(input);")],
  "Number.isFinite": [numeric("return Number.isFinite(input);"), numeric("return isFinite(input);")],
  "Number.isInteger": [
    numeric("return Number.isInteger(input);"),
    {
      type: "{ v?: string | number | boolean | null }",
      body: "return Number.isInteger(input.v);",
      inputs: partly({ v: scalar }),
    },
  ],
};

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
