/** Expressions: AWS's words for what goes wrong in them, its functions, and its own reading of some of jsonata's. */
import { evaluate, failure } from "./expressions";

/** Measured on AWS, see the facts beside the project: expression → value. */
const values: readonly (readonly [string, unknown])[] = [
  ["1/0", "Infinity"],
  ["-1/0", "-Infinity"],
  ["0/0", "NaN"],
  ["[1/0]", ["Infinity"]],
  ['{"k": 1e308*10}', { k: "Infinity" }],
  ["$string(2/3)", "0.666666666666666"],
  ["$string(-2/3)", "-0.666666666666667"],
  ["$string(123456789012345.5)", "123456789012345"],
  ["$string(100.0000000000001)", "1e+2"],
  ["$string(0.1 + 0.2)", "0.3"],
  ["$string(1/3)", "0.333333333333333"],
  ["$string(1.5e21)", "1.5e+21"],
  ["$string(1e21)", "1e+21"],
  ["$string(1e20)", "100000000000000000000"],
  ["$string(1.5e-7)", "1.5e-7"],
  ["$string(0.0000015)", "0.0000015"],
  ["$string(9007199254740991)", "9007199254740991"],
  ["$string(12.5)", "12.5"],
  ["$string({'a': [2/3, 'x', null]})", '{"a":[0.666666666666666,"x",null]}'],
  ["$string({'a': [1, {}]}, true)", '{\n  "a": [\n    1,\n    {}\n  ]\n}'],
  ["2/3 & ''", "0.666666666666666"],
  ["'a' & 1 & true & null & $nothing", "a1truenull"],
  ["$parse('{\"a\": [1, null]}')", { a: [1, null] }],
  ['$parse("null")', null],
  ["$parse(\"{'a': 'b'}\")", { a: "b" }],
  ["$exists($parse())", false],
  ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
  ["$partition([0], 1)", [[0]]],
  ["$partition([1,2])", [[1, 2]]],
  ["$exists($partition([], 2))", false],
  ["$exists($partition([1], 0))", false],
  ["$range(1, 9, 4)", [1, 5, 9]],
  ["$range(1, 9, 9)", 1],
  ["$range(5, 1, -2)", [5, 3, 1]],
  ["$range(-1.7, 1, 1)", [-1, 0, 1]],
  ["$exists($range(1, 5, -1))", false],
  ["$exists($range(1, 5))", false],
  ["$count($range(1, 200000, 1))", 200000],
  ["$hash('', 'MD5')", "d41d8cd98f00b204e9800998ecf8427e"],
  ["$hash('abc', 'SHA-1')", "a9993e364706816aba3e25717850c26c9cd0d89d"],
  ["$exists($hash('abc'))", false],
  ["$random(42)", 0.7275636800328681],
  ["$random(0)", 0.730967787376657],
  ["$random(7.9)", 0.7306990420600421],
  ["$map([1, 2], $string)", ["1", "2"]],
  ["$now()", "2026-01-01T00:00:00.000Z"],
  ["$now('[Y]-[M01]')", "2026-01"],
  ["$millis()", 1767225600000],
  ["$millis() = $millis()", true],
  ["$lookup({'a': 1}, 'a')", 1],
  ["$lookup([{'a': 1}, {'a': [2, 3]}], 'a')", [1, 2, 3]],
  ["$lookup([{'a': 1}], 'a')", 1],
  ["$x.a[0]", undefined],
];

test.each(values.filter(([, value]) => value !== undefined))("%s", async (source, value) => {
  expect(await evaluate(source)).toEqual(value);
});

/** Expression → the end of AWS's cause, behind "… specified for the field 'Output' ". */
const failures: readonly (readonly [string, string])[] = [
  ["$states.input.missing", "returned nothing (undefined)."],
  ["function($x){$x}", "returned an unsupported result type."],
  ["[$string]", "returned an unsupported result type."],
  ["$eval('1')", "threw an error during evaluation. T1006: Attempted to invoke a non-function"],
  ["$randomSeeded(1)", "threw an error during evaluation. T1006: Attempted to invoke a non-function"],
  ["'a' + 1", 'threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number'],
  ["$error('text')", "threw an error during evaluation. D3137: text"],
  ["$parse('{')", "threw an error during evaluation. D3137: Invalid JSON"],
  ["$parse('')", "threw an error during evaluation. D3137: Invalid JSON"],
  ["$parse('1e400')", "threw an error during evaluation. D3137: Invalid JSON"],
  ['$parse(\'{"a":1,"a":2}\')', "threw an error during evaluation. D3137: Invalid JSON"],
  ["$parse('1 2')", "threw an error during evaluation. D3137: Invalid JSON"],
  [
    "$parse(null)",
    'threw an error during evaluation. T0410: Argument 1 of function "parse" does not match function signature',
  ],
  [
    "$uuid(1)",
    'threw an error during evaluation. T0410: Argument 1 of function "uuid" does not match function signature',
  ],
  [
    "$range(1)",
    'threw an error during evaluation. T0410: Argument 2 of function "range" does not match function signature',
  ],
  ["$partition([1], -1)", "threw an error during evaluation. D3137: Second argument must be zero or greater"],
  [
    "$hash('a', 'md5')",
    "threw an error during evaluation. D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
  ],
  [
    "$range(1, 360146, 1)",
    "threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
  ],
  [
    "$sqrt(-1)",
    "threw an error during evaluation. D3060: The sqrt function cannot be applied to a negative number: -1",
  ],
];

test.each(failures)("%s fails", async (source, sentence) => {
  expect(await failure(source)).toBe(
    "An error occurred while executing the state 'pass' (entered at the event id #2). " +
      `The JSONata expression '${source}' specified for the field 'Output' ${sentence}`,
  );
});

test("each expression of a field is an evaluation of its own", async () => {
  const both = await evaluate("[$random(), $random()]");
  expect(new Set(both as number[]).size).toBe(2);
  expect(await evaluate("$uuid()")).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect([...((await evaluate("$shuffle([1,2,3,4])")) as number[])].sort()).toEqual([1, 2, 3, 4]);
});

describe("the bounds of AWS on nesting", () => {
  const sum = (terms: number): string => new Array<string>(terms).fill("1").join("+");
  const nested = (times: number, [open, close]: [string, string]): string =>
    open.repeat(times) + 1 + close.repeat(times);
  const piped = (stages: number): string => `1${"~>$string".repeat(stages)}`;
  const recursive = (calls: number): string => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x-1) }; $f(${calls}))`;
  const tooDeep =
    /threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function\. Consider rewriting as tail-recursive$/;

  test.each([
    ["a sum of 100 terms", sum(100), sum(101)],
    ["99 parentheses", nested(99, ["(", ")"]), nested(100, ["(", ")"])],
    ["99 brackets", nested(99, ["[", "]"]), nested(100, ["[", "]"])],
    ["99 stages", piped(99), piped(100)],
    ["31 calls", recursive(31), recursive(32)],
  ])("%s", async (_, most, more) => {
    await expect(evaluate(most)).resolves.toBeDefined();
    expect(await failure(more)).toMatch(tooDeep);
  });

  test("siblings do not count as nesting", async () => {
    const wide = `[${new Array<string>(300).fill("$states.input").join(",")}, ${sum(99)}]`;
    await expect(evaluate(wide)).resolves.toHaveLength(301);
    expect(
      await evaluate(
        `($g := function($v){$v > 0 ? [$v, $g($v - 1)] : []}; $count($map([1..60], function($v){[$v,$v,$g(2)]})))`,
      ),
    ).toBe(60);
  });

  test("tail calls do not nest, and go on only so long", async () => {
    expect(await evaluate("($f := function($i, $a){ $i = 0 ? $a : $f($i - 1, $a + $i) }; $f(2000, 0))")).toBe(2001000);
    expect(await failure("($f := function($i){ $f($i + 1) }; $f(0))")).toMatch(/Expression evaluation timeout/);
  });
});
