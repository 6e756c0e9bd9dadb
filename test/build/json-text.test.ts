/** JSON is written as prettier writes it, which this asks. */
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { check, format } from "prettier/standalone";
import { jsonText } from "../../src/build/json-text";

const options = { parser: "json", plugins: [babel, estree], printWidth: 120 };

function asPrettier(value: unknown): Promise<string> {
  return format(JSON.stringify(value), options);
}

const texts = fc.oneof(
  fc.string({ maxLength: 70 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "States.ALL",
    "{% $x %}",
    "a long text that leaves little room on a line of any width",
    "a 'quote', a \"quote\", a \\ and a \n \u2028 \ud800",
    "é\u0301",
    "日本語",
    "👩‍👩‍👧",
  ),
);
const keys = fc.oneof(texts, fc.constantFrom("Type", "Next", "10", "2", "a-b", ""));
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
    fc.array(fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true })), { maxLength: 60 }),
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

/** With RUNS every fixture is asked about, else each tenth of them. */
test("of the definitions of the fixtures", async () => {
  const fixtures = join(__dirname, "../fixtures");
  const paths = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".asl.json"),
  );
  expect(paths.length).toBeGreaterThan(200);
  const step = process.env["RUNS"] === undefined ? 10 : 1;
  for (const path of paths.sort().filter((_, at) => at % step === 0)) {
    const text = readFileSync(join(fixtures, path), "utf8");
    const value = JSON.parse(text) as object;
    expect({ path, text: jsonText(value) }).toEqual({ path, text: await asPrettier(value) });
  }
});

test("prettier has nothing to change in it", async () => {
  const value = {
    empty: [{}, []],
    table: [
      [1, 2],
      [3, 4],
    ],
    deep: { a: { b: { c: ["x".repeat(200)] } } },
  };
  expect(await check(jsonText(value), options)).toBe(true);
});

test("what is undefined is not there", () => {
  expect(jsonText({ a: undefined, b: [], c: [undefined] })).toBe(`{ "b": [], "c": [null] }\n`);
});
