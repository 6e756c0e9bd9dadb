/** The short cut for paths gives what jsonata gives, on random values and paths. */
import fc from "fast-check";
import jsonata from "jsonata";
import type { Json } from "../../compiler/asl/definition";
import { received } from "../../runtime/interpreter/payload";
import { evaluate } from "./expressions";

const key = fc.constantFrom("a", "b", "c", "length", "constructor");

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, 0, 1.5, "", "a"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** What the slow way gives, in JSON; undefined for nothing. Own keys only, as jsonata does not look. */
async function slowly(source: string, input: Json): Promise<string | undefined> {
  const result: unknown = await jsonata(source).evaluate(undefined, { x: input });
  return typeof result === "function" ? undefined : JSON.stringify(result);
}

test("paths of names", async () => {
  const path = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(value, path, async (input, names) => {
      const expected = await slowly(["$x", ...names].join("."), input);
      const source = ["$states.input", ...names].join(".");
      const found = await evaluate(source, input).catch(() => undefined);
      expect(found === undefined ? undefined : JSON.stringify(found)).toEqual(
        expected === undefined ? undefined : JSON.stringify(received(JSON.parse(expected) as Json)),
      );
    }),
    { numRuns: 300, seed: 1 },
  );
});
