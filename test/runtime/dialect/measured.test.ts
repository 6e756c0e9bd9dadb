/** The dialect by itself, against what was measured on AWS: expression and value, or how it fails. */
import { evaluate } from "../../../runtime/interpreter/jsonata/evaluate";

const values: readonly (readonly [string, unknown])[] = [
  // Numbers
  ["1/0", "Infinity"],
  ["-1/0", "-Infinity"],
  ["0/0", "NaN"],
  ["1/0 > 5", true],
  ["1.0", 1],
  ["1e2", 100],
  ["-0", 0],
  ["$parseInteger('abc', '0')", "NaN"],
  ["$round(2.675, 2)", 2.68],
  ["$round(0.5)", 0],
  ["$round(1.5)", 2],
  ["$formatNumber(2.5, '0')", "2"],
  ["$string(2/3)", "0.666666666666666"],
  ["$string(-2/3)", "-0.666666666666667"],
  ["$string(123456789012345.5)", "123456789012345"],
  ["$string(100.0000000000001)", "1e+2"],
  ["$string(1e20)", "100000000000000000000"],
  ["$string(1e21)", "1e+21"],
  ["$string(1.5e-7)", "1.5e-7"],
  ["$string(9007199254740991)", "9007199254740991"],
  // Texts
  ["$length('😀')", 1],
  ["$pad('😀', 3, '#')", "😀##"],
  ["$split('😀', '')", ["\ud83d", "\ude00"]],
  ["$sort(['b', '😀', 'ｚ', 'a'])", ["a", "b", "😀", "ｚ"]],
  ["$sort([{'k': 1, 'v': 1}, {'k': 0, 'v': 2}, {'k': 1, 'v': 3}], function($l, $r){$l.k > $r.k}).v", [2, 1, 3]],
  ["$string('a\"b')", 'a"b'],
  ["$string(['\"\\\\/\\b\\f\\n\\r\\t'])", '["\\"\\\\/\\b\\f\\n\\r\\t"]'],
  ["$string(['é\\u0001\\u2028'])", '["é\u0001\u2028"]'],
  ["$parse($string(['\\u0001\\u0000']))", ["\u0001\u0000"]],
  ["$decodeUrlComponent('a+b%20c')", "a b c"],
  ["$decodeUrl('a+b%20c')", "a+b c"],
  ["$base64decode('YWI')", "ab"],
  ["$base64decode('YWI=')", "ab"],
  ["$fromMillis(0, '[H01]:[m01]', 'utc')", "00:00"],
  ["$fromMillis(-1.9)", "1969-12-31T23:59:59.999Z"],
  ["$now('[Y]-[H01]', 'UTC')", "2026-00"],
  // White space in regular expressions is that of ASCII.
  ["$contains('a\u00a0b', /\\s/)", false],
  ["$contains('a\\tb', /\\s/)", true],
  ["$replace('a \u3000\\nb', /[\\s]+/, '_')", "a_\u3000_b"],
  ["$match('\u00a0', /\\S/).match", "\u00a0"],
  ["$match('a\u00a0 b', /[^\\s]+/)[0].match", "a\u00a0"],
  ["$match('x\\ny', /[\\s\\S]*/).match", "x\ny"],
  ["$contains('\\\\s', /\\\\s/)", true],
  // Lists and objects
  ["($x := [1, 2]; [$x])", [1, 2]],
  ["($x := [1, 2]; [[$x]])", [[1, 2]]],
  ["$map([1], $string)[]", ["1"]],
  ["$append([], $map([1], $string)[])", ["1"]],
  ["$append([], $map([], $string)[])", []],
  ["($x := [[1, 2], [3, 4]]; $i := 1; ($x[$i])[0])", 3],
  ["$boolean([0])", false],
  ["$boolean([[]])", false],
  ["$exists($sift({'a': 1}, function(){false}))", false],
  ["$each({'a': 1}, function($v){$v})", 1],
  ["$keys({'a': 1})", "a"],
  ["$range(1, 9, 9)", 1],
  ["$partition([0], 1)", [[0]]],
  ["$merge([])", {}],
  ["$merge([{'a': 1}, {'b': 2}])", { a: 1, b: 2 }],
  ["{'a': $nope}", {}],
  ["[$nope]", []],
  ["$count(null)", 1],
  ["$exists(null)", true],
  ["$type(null)", "null"],
  ["false and 'a' + 1", false],
  ["true or 'a' + 1", true],
  ["true ? 1 : 'a' + 1", 1],
];

const options = { now: "2026-01-01T00:00:00Z", seed: 0 };

test.each(values)("%s", async (source, value) => {
  expect(await evaluate(source, {}, options)).toEqual(value);
});

/** Expression → the sentence that follows "… specified for the field 'X' " on AWS. */
const failures: readonly (readonly [string, string])[] = [
  ["$nope", "returned nothing (undefined)."],
  ["$sift({'a': 1}, function(){false})", "returned nothing (undefined)."],
  ["$string", "returned an unsupported result type."],
  ["{'f': function(){1}}", "returned an unsupported result type."],
  ["1/0 + 1", "threw an error during evaluation. D1001: Number out of range: null"],
  [
    "$formatNumber(1, 'x')",
    "threw an error during evaluation. D3086: The sub-picture must not contain a passive character that is " +
      "preceded by an active character and that is followed by another active character",
  ],
  ["$base64decode('!!!')", "threw an internal error during evaluation."],
  [
    "$uppercase(1)",
    'threw an error during evaluation. T0410: Argument 1 of function "uppercase" does not match function signature',
  ],
  [
    "$sum(['a'])",
    'threw an error during evaluation. T0412: Argument 1 of function "sum" must be an array of "numbers"',
  ],
];

test.each(failures)("%s fails", async (source, sentence) => {
  await expect(evaluate(source, {}, options)).rejects.toMatchObject({ sentence });
});

describe("refused before they are evaluated", () => {
  test.each([
    ["phone", "UNSUPPORTED_JSONATA_EXPRESSION", "Reference to 'phone' at the top level is not supported."],
    ["{aaa: 1}", "UNSUPPORTED_JSONATA_EXPRESSION", "Reference to 'aaa' at the top level is not supported."],
    ["$.x", "UNSUPPORTED_JSONATA_EXPRESSION", "Reference to '$' at the top level is not supported."],
    ["$$", "UNSUPPORTED_JSONATA_EXPRESSION", "Reference to '$$' is not supported."],
    ["function($x){ b }", "UNSUPPORTED_JSONATA_EXPRESSION", "Reference to 'b' at the top level is not supported."],
    ["1 +", "INVALID_JSONATA_EXPRESSION", "Unexpected end of expression"],
    ["1 ?? 2", "INVALID_JSONATA_EXPRESSION", 'The symbol "?" cannot be used as a unary operator'],
  ])("%s", async (source, code, message) => {
    await expect(evaluate(source)).rejects.toMatchObject({ code, message });
  });

  test.each(["$a.b", "$a[b = 1]", "$a^(b)", "$a{$string(b): $}", "$a.(b + $.b)", "$map($a, function($x){ $x.b })"])(
    "%s is not",
    async (source) => {
      expect(await evaluate(source, { a: { b: 1 } })).toBeDefined();
    },
  );
});

describe("the memory of an expression", () => {
  const heavy = { sentence: expect.stringMatching(/memory limit exceeded: Check for excessive memory usage$/) };
  const doubled = (times: number): string =>
    `($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f('a', ${times})))`;

  test.each([
    ["a list", "$count([1..873782])", "$count([1..873783])"],
    ["a text", doubled(22), doubled(23)],
    ["$range", "$count($range(1, 360145, 1))", "$count($range(1, 360146, 1))"],
  ])("%s", async (_, most, more) => {
    await expect(evaluate(most)).resolves.toEqual(expect.any(Number));
    await expect(evaluate(more)).rejects.toMatchObject(heavy);
  });

  test.each([
    ["doubling a list by calls", "($f := function($x, $n){ $n = 0 ? $x : $f($append($x, $x), $n - 1) }; $f([1], 60))"],
    ["doubling a list by brackets", "($f := function($x, $n){ $n = 0 ? $x : $f([$x, $x], $n - 1) }; $f([1], 60))"],
    ["padding", "$pad('', 1000000000)"],
  ])("%s comes to an end", async (_, source) => {
    await expect(evaluate(source)).rejects.toMatchObject(heavy);
  });

  test("a product of lists comes to an end", async () => {
    const list = Array.from({ length: 3000 }, (_, index) => index);
    await expect(evaluate("$a.$b.$c.$d", { a: list, b: list, c: list, d: list })).rejects.toMatchObject({
      sentence: expect.stringMatching(/limit exceeded|timeout/),
    });
  });
});

describe("an item, where there is one", () => {
  test("is what jsonata means by it", async () => {
    const item = { a: [{ b: 1 }, { b: 2 }] };
    expect(await evaluate("$sum(a.b) + $count($$.a)", {}, { item })).toBe(5);
    expect(await evaluate("a[b = 2].b", {}, { item })).toBe(2);
  });

  test("is data, whatever it looks like, and is not changed", async () => {
    const item = { f: { _jsonata_lambda: true, arguments: [], body: {} }, list: [3, 1, 2] };
    const before = structuredClone(item);
    await expect(evaluate("f()", {}, { item })).rejects.toMatchObject({ code: "T1006" });
    expect(await evaluate("$type(f)", {}, { item })).toBe("object");
    expect(await evaluate("$sort(list)", {}, { item })).toEqual([1, 2, 3]);
    expect(item).toEqual(before);
  });
});

test("names are those given, and nothing that every object has", async () => {
  expect(await evaluate("{% $states.input.x + $y %}", { states: { input: { x: 1 } }, y: 2 })).toBe(3);
  await expect(evaluate("$constructor")).rejects.toThrow("returned nothing");
  await expect(evaluate("$toString()")).rejects.toMatchObject({ code: "T1006" });
});
