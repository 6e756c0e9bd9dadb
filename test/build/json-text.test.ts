/** JSON is written as prettier writes it, which this asks. */
import fc from "fast-check";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { format } from "prettier/standalone";
import { jsonText } from "../../src/build/json-text";

const options = { parser: "json", plugins: [babel, estree], printWidth: 120 };

function asPrettier(value: unknown): Promise<string> {
  return format(JSON.stringify(value), options);
}

const texts = fc.oneof(
  fc.string({ maxLength: 70 }),
  fc.constantFrom(
    "States.ALL",
    "{% $x %}",
    "a long text that leaves little room on a line of any width",
    "é\u0301",
    "日本語",
  ),
);
const keys = fc.oneof(texts, fc.constantFrom("Type", "Next", "10", "2", "a-b"));
const leaves = fc.oneof(
  texts,
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    leaves,
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(fc.integer(), { maxLength: 60 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

test("of any value", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(keys, values, { maxKeys: 4 }), async (value) => {
      expect(jsonText(value)).toBe(await asPrettier(value));
    }),
    { seed: 7, numRuns: Number(process.env["RUNS"] ?? 60) },
  );
});

test.each([118, 119, 120, 121])("a line of about %d columns", async (columns) => {
  for (const rest of [{}, { z: 1 }]) {
    const value = { a: [{ b: ["x".repeat(columns - 20)], ...rest }] };
    expect(jsonText(value)).toBe(await asPrettier(value));
  }
});

test("what is undefined is not there", () => {
  expect(jsonText({ a: undefined, b: [] })).toBe(`{ "b": [] }\n`);
});
