/** Which regular expressions become JSONata, in which words; and that those words mean the same to JavaScript. */
import fc from "fast-check";
import { portable } from "../../compiler/1-read/regex/portable";

const blank = "\\t\\n\\x0b\\f\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

test.each<[RegExp, string]>([
  [/[^a-z0-9]+/g, "[^a-z0-9]+"],
  [/^-|-$/g, "^\\x2d|\\x2d(?![\\s\\S])"],
  [/^\d{4}-\d{2}$/, "^[0-9]{4}\\x2d[0-9]{2}(?![\\s\\S])"],
  [/(\w+)\s/, `(?:[A-Za-z0-9_]+)[${blank}]`],
  [/^[A-F0-9]{2,3}$/i, "^[a-fA-F0-9]{2,3}(?![\\s\\S])"],
  [/yes/i, "[Yy][Ee][Ss]"],
  [/[\]\\[(&^]+x/, "[\\x5d\\x5c\\x5b\\x28\\x26\\x5e]+x"],
  [/\$\{%\}\//, "\\x24\\x7b\\x25\\x7d\\x2f"],
  [/\x41\u00e9\t/, "A\\xe9\\x09"],
  [/.+:/, "[^\\n\\r\\u2028\\u2029]+:"],
  [/[+-]?\d+(?:\.\d*)?/, "[\\x2b\\x2d]?[0-9]+(?:\\x2e[0-9]*)?"],
])("%s", (pattern, source) => {
  expect(portable(pattern.source, pattern.flags)?.source).toBe(source);
});

test.each<[RegExp, string]>([
  [/x*/, "may match nothing"],
  [/^\s*$/, "may match nothing"],
  [/^.$/, "one character may be two units"],
  [/[^a]{2}/, "two characters may be four units"],
  [/\D/, "one character may be two units"],
  [/[^a]+[^b]+/, "the first may end within a character"],
  [/(?:[^a]+)x/, "the first may end within a character"],
  [/[^a]+?x/, "takes as little as it can"],
  [/\bfoo\b/, "what a word is differs"],
  [/(?<=a)b/, "looks behind"],
  [/a(?=b)/, "looks ahead"],
  [/(?<name>a)/, "a name"],
  [/(a)\1/, "what a group has matched"],
  [/\p{L}/u, "another mode"],
  [/a/m, "another mode"],
  [/a/y, "has a place to begin"],
  [/é/i, "the other case is for the engine to say"],
  [/😀/, "one character of two units"],
  [/[ -z]/i, "a range with parts of both cases"],
])("%s is not: %s", (pattern) => {
  expect(portable(pattern.source, pattern.flags)).toBeNull();
});

const atom = fc.constantFrom(
  "a",
  "B",
  "1",
  "-",
  "\\.",
  "\\d",
  "\\w",
  "\\s",
  "\\S",
  "[a-c]",
  "[^a]",
  "[^\\d-]",
  ".",
  "(?:a|B1)",
  "(-)",
);
const quantifier = fc.constantFrom("", "", "+", "*", "?", "{1,2}", "+?");
const patterns = fc
  .tuple(
    fc.constantFrom("", "^"),
    fc.array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "$"),
  )
  .map(([start, parts, end]) => start + parts.map((part) => part.join("")).join("") + end);
const texts = fc.string({
  unit: fc.constantFrom(..."abAB1-_. \n\u00a0\u2028\u0085éſ\u212a😀".split(/(?:)/u)),
  maxLength: 8,
});

test("the words of all engines mean what was written, whether they count characters or units", () => {
  let taken = 0;
  fc.assert(
    fc.property(patterns, fc.constantFrom("g", "gi"), texts, (pattern, flags, text) => {
      const found = portable(pattern, flags);
      if (found === null) return;
      taken += 1;
      const written = text.replace(new RegExp(pattern, flags), "<>");
      expect(text.replace(new RegExp(found.source, "g"), "<>")).toBe(written);
      expect(text.replace(new RegExp(found.source, "gu"), "<>")).toBe(written);
    }),
    { seed: 20261122, numRuns: 4_000 },
  );
  expect(taken).toBeGreaterThan(800);
});
