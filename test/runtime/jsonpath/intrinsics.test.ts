/**
 * Intrinsic functions against the examples of AWS's documentation and what was measured on AWS:
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
import type { Json } from "../../../compiler/asl/definition";
import { testCases } from "../cases";

function evaluated(expression: string, input: Json, output: Json) {
  return {
    name: `${expression} of ${JSON.stringify(input).slice(0, 60)}`,
    language: "JSONPath",
    states: { a: { Type: "Pass", Parameters: { "v.$": expression } } },
    input,
    expect: { output: { v: output } },
  } as const;
}

function failing(expression: string, input: Json, error: string, cause: string | RegExp) {
  return {
    name: `${expression} of ${JSON.stringify(input)} fails`,
    language: "JSONPath",
    states: { a: { Type: "Pass", Parameters: { "v.$": expression } } },
    input,
    expect: {
      error,
      cause:
        typeof cause === "string"
          ? `An error occurred while executing the state 'a' (entered at the event id #2). The function '${expression}' had the following error: ${cause}`
          : cause,
    },
  } as const;
}

testCases([
  evaluated("States.Array($.Id)", { Id: 123456 }, [123456]),
  evaluated("States.Array()", {}, []),
  evaluated("States.ArrayPartition($.inputArray, 4)", { inputArray: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9],
  ]),
  evaluated("States.ArrayContains($.inputArray, $.lookingFor)", { inputArray: [1, 2, 3], lookingFor: 3 }, true),
  evaluated("States.ArrayContains($.list, $.x)", { list: [{ b: [1], a: 2 }], x: { a: 2, b: [1] } }, true),
  evaluated("States.ArrayRange(1, 9, 2)", {}, [1, 3, 5, 7, 9]),
  evaluated("States.ArrayRange(3, 1, -1)", {}, [3, 2, 1]),
  evaluated("States.ArrayGetItem($.inputArray, $.index)", { inputArray: [1, 2, 3, 4, 5, 6, 7, 8, 9], index: 5 }, 6),
  evaluated("States.ArrayLength($.inputArray)", { inputArray: [1, 2, 3] }, 3),
  evaluated("States.ArrayUnique($.inputArray)", { inputArray: [1, 2, 3, 3, 3, 3, 3, 3, 4] }, [1, 2, 3, 4]),
  evaluated("States.Base64Encode($.input)", { input: "Data to encode" }, "RGF0YSB0byBlbmNvZGU="),
  evaluated("States.Base64Decode($.base64)", { base64: "RGF0YSB0byBlbmNvZGU=" }, "Data to encode"),
  evaluated("States.Base64Encode('>>>')", {}, "Pj4+"),
  evaluated(
    "States.Hash($.Data, $.Algorithm)",
    { Data: "input data", Algorithm: "SHA-1" },
    "aaff4a450a104cd177d28d18d74485e8cae074b7",
  ),
  evaluated(
    "States.JsonMerge($.json1, $.json2, false)",
    { json1: { a: { a1: 1, a2: 2 }, b: 2 }, json2: { a: { a3: 1, a4: 2 }, c: 3 } },
    { a: { a3: 1, a4: 2 }, b: 2, c: 3 },
  ),
  evaluated("States.StringToJson($.s)", { s: '{"number": 20}' }, { number: 20 }),
  evaluated("States.JsonToString($.o)", { o: { name: "Foo", year: 2020 } }, '{"name":"Foo","year":2020}'),
  evaluated("States.MathAdd($.value1, $.step)", { value1: 111, step: -1 }, 110),
  evaluated("States.StringSplit($.s, $.d)", { s: "1,2,3,4,5", d: "," }, ["1", "2", "3", "4", "5"]),
  evaluated("States.StringSplit($.s, $.d)", { s: "This.is+a,test=string", d: ".+,=" }, [
    "This",
    "is",
    "a",
    "test",
    "string",
  ]),
  evaluated("States.StringSplit($.s, $.d)", { s: "😁", d: "😀" }, ["😁"]),
  evaluated("States.Format('Hello, my name is {}.', $.name)", { name: "Arnav" }, "Hello, my name is Arnav."),
  evaluated("States.Format($.t, 1)", { t: "n={}" }, "n=1"),
  evaluated("States.Format('{} {} {}', $.a, true, null)", { a: { b: [1, { c: "x" }] } }, "{b=[1, {c=x}]} true null"),
  evaluated("States.Format('\\{\\} \\'{}\\' \\\\', $.a)", { a: 1 }, "{} '1' \\"),
  evaluated("States.Format('{}', $['a b'])", { "a b": 1 }, "1"),
  evaluated(
    "States.Format('{}, ({})', States.Format('{}', $.list[?(@.n == 'a,b')].n), ')')",
    { list: [{ n: "a,b" }] },
    "[a,b], ())",
  ),
  evaluated("States.ArrayLength($.items[*].nope)", { items: [1, 2] }, 0),
  evaluated("$.items[5]", { items: [1, 2] }, null),
  failing(
    "States.Format('{}', $.nope)",
    { other: 1 },
    "States.Runtime",
    "The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'",
  ),
  failing(
    "States.Format('{}', States.Format('{}', $.nope))",
    { other: 1 },
    "States.Runtime",
    "The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'",
  ),
  failing(
    "States.Format('{}', $.items[5])",
    { items: [1, 2] },
    "States.Runtime",
    "The JsonPath argument for the field '$.items[5]' could not be found in the input '{\"items\":[1,2]}'",
  ),
  failing(
    "States.Format('{}', $$.Nope.Deep)",
    { other: 1 },
    "States.Runtime",
    "The JsonPath argument for the field '$.Nope.Deep' could not be found in the input '{\"other\":1}'",
  ),
  failing(
    "States.Format('{}', $.other[0])",
    { other: 1 },
    "States.Runtime",
    "Filter: [0] can only be applied to arrays. Current context is: 1",
  ),
  ...[
    "States.ArrayGetItem($.list, 3)",
    "States.ArrayGetItem($.list, -1)",
    "States.ArrayGetItem($.text, 0)",
    "States.ArrayGetItem($.list)",
    "States.ArrayPartition($.list, 0)",
    "States.ArrayRange(1, 2000, 1)",
    "States.ArrayRange(1, 2, 0)",
    "States.Base64Encode($.n)",
    "States.Hash($.text, 'SHA256')",
    "States.JsonMerge($, $, true)",
    "States.JsonMerge($.list, $, false)",
    "States.MathAdd($.text, 1)",
    "States.Format('{} {}', 1)",
    "States.Format(1)",
    "States.MathAdd(2147483647, 1)",
    "States.MathAdd(-3000000000, 1)",
    "States.Hash($.long, 'MD5')",
    "States.StringSplit($.n, ',')",
    "States.UUID(1)",
  ].map((expression) =>
    failing(
      expression,
      { list: [1, 2, 3], text: "a", n: 1, long: "a".repeat(10_001) },
      "States.Runtime",
      new RegExp(
        `evaluating the intrinsic function: States\\..*\\. Invalid arguments in ${expression.split("(")[0] ?? ""}$`,
      ),
    ),
  ),
  ...[
    [
      "States.StringToJson($.t)",
      "{bad json}",
      "Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]",
    ],
    [
      "States.StringToJson($.t)",
      '{"a":1',
      "Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 7]",
    ],
    [
      "States.StringToJson($.t)",
      "undefined",
      "Unrecognized token 'undefined': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 10]",
    ],
  ].map(([expression = "", t = "", fault = ""]) => ({
    name: `${expression} of ${t}`,
    language: "JSONPath" as const,
    states: { a: { Type: "Pass", Parameters: { "v.$": expression } } },
    input: { t },
    expect: {
      error: "States.Runtime",
      cause: `An error occurred while executing the state 'a' (entered at the event id #2). There was an error while evaluating the intrinsic function: ${expression}. Cannot convert String to Json in States.StringToJson, caused by: ${fault}`,
    },
  })),
  ...[
    ["States.Format('Hello {', $.a)", "matching '}' not found for '{'."],
    ["States.Format('Hello {{}}', $.a)", "matching '}' not found for '{'."],
    ["States.Format('}')", "matching '{' not found for '}'."],
  ].map(([expression = "", fault = ""]) => ({
    name: expression,
    language: "JSONPath" as const,
    states: { a: { Type: "Pass", Parameters: { "v.$": expression } } },
    input: { a: 1 },
    expect: {
      error: "States.Runtime",
      cause: `An error occurred while executing the state 'a' (entered at the event id #2). There was an error while evaluating the intrinsic function: ${expression}. Invalid template in States.Format: ${fault}`,
    },
  })),
  ...["States.Nope()", "States.Array(1", "States.Array(1,)", "States.Array(nope)"].map((expression) =>
    failing(expression, {}, "States.Runtime", /evaluating the intrinsic function: States\./),
  ),
  evaluated("States.ArrayGetItem($.list, 1.2)", { list: [10, 20] }, 20),
  evaluated("States.ArrayGetItem($.list, 999)", { list: [] }, null),
  evaluated("States.ArrayPartition($.list, 2.6)", { list: [1, 2, 3] }, [[1, 2], [3]]),
  evaluated("States.ArrayRange(5.4, -0.6, -2.4)", {}, [5, 3, 1]),
  evaluated("States.ArrayRange(5, 1, 1)", {}, []),
  evaluated("States.Base64Decode(' YWJjZA== ')", {}, "abcd"),
  evaluated("States.JsonMerge($.a, $.b, $.deep)", { a: { x: 1 }, b: { y: 2 }, deep: "false" }, { x: 1, y: 2 }),
]);
