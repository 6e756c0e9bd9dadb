/** What `validate` says of texts that are no JSON: the words of Jackson, with which AWS reads definitions. */
import fc from "fast-check";
import { validate } from "../../runtime/validate/validate";
import { faultOf } from "../../runtime/validate/json-fault";

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

describe("a text that is no JSON", () => {
  test("is told as it was recorded on AWS", () => {
    const location = '[Source: (String)"no machine"; line: 1, column: 3]';
    expect(validate("no machine").diagnostics).toEqual([
      {
        severity: "ERROR",
        code: "INVALID_JSON_DESCRIPTION",
        message: `Unrecognized token 'no': was expecting ${values}\n at ${location}`,
        location,
      },
    ]);
  });

  test.each([
    ["{a:1}", "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 1, 3],
    ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 1, 9],
    ["[1,]", `Unexpected character (']' (code 93)): expected a valid value ${values}`, 1, 5],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 1, 7],
    ['{"a":1 2}', "Unexpected character ('2' (code 50)): was expecting comma to separate Object entries", 1, 9],
    ['{\n "a": tru\n}', `Unrecognized token 'tru': was expecting ${values}`, 2, 10],
    ['{"a":01}', "Invalid numeric value: Leading zeroes not allowed", 1, 7],
    ['{"a":"b', "Unexpected end-of-input: was expecting closing quote for a string value", 1, 8],
    ['{"a', "Unexpected end-of-input in field name", 1, 4],
    ['{"a":"\\q"}', "Unrecognized character escape 'q' (code 113)", 1, 9],
    [
      '{"a":"\\u12g4"}',
      "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence",
      1,
      12,
    ],
    [
      '{"a":"\n"}',
      "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value",
      1,
      8,
    ],
    [
      '{"a":-x}',
      "Unexpected character ('x' (code 120)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
      1,
      8,
    ],
    [
      "[{",
      'Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"[{"; line: 1, column: 2])',
      1,
      3,
    ],
    [
      "[1}",
      `Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"[1}"; line: 1, column: 1])`,
      1,
      4,
    ],
  ])("%s", (text, reason, line, column) => {
    const location = `[Source: (String)"${text}"; line: ${line}, column: ${column}]`;
    expect(faultOf(text)).toEqual({ message: `${reason}\n at ${location}`, location });
  });

  test("is told up to 500 characters", () => {
    expect(faultOf(`x${" ".repeat(600)}`)?.location).toBe(
      `[Source: (String)"x${" ".repeat(499)}"[truncated 101 chars]; line: 1, column: 2]`,
    );
  });

  test("is found wherever JSON.parse finds one", () => {
    // The list ends with the text, as more text behind a value is told otherwise.
    const some = [
      "{",
      "[",
      ",",
      ":",
      '"a"',
      '"',
      "\\",
      "\\u00e9",
      "1",
      "-",
      "0",
      ".5",
      "e+",
      "true",
      "nul",
      "\n",
      "[]",
      "{}",
    ];
    const lists = fc.array(fc.constantFrom(...some), { maxLength: 8 }).map((parts) => `[${parts.join("")}]`);
    fc.assert(
      fc.property(lists, (list) => {
        expect(faultOf(list) === undefined).toBe(isJson(list));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
