import { parse } from "yaml";
import type { Definition } from "../../compiler/asl/definition";
import { definitionText, fingerprint, signedDefinition } from "../../src/build/definition-file";
import { bookTrip } from "./book-trip-compiled";

const signed = signedDefinition(bookTrip);

test("the comment says where the definition comes from", () => {
  expect(signed.Comment).toMatch(
    /^bookTrip from workflows\/book-trip\/book-trip\.ts, sfn-compile \d+\.\d+\.\d+\S*, [0-9a-f]{12}$/,
  );
  const described = signedDefinition({ ...bookTrip, definition: { Comment: "Books.", ...bookTrip.definition } });
  expect(described.Comment).toBe(`Books. (${signed.Comment})`);
});

test("the fingerprint is that of the rest: the same whatever the comment, another for another machine", () => {
  expect(fingerprint(signed)).toBe(fingerprint(bookTrip.definition));
  expect(signed.Comment).toContain(fingerprint(bookTrip.definition));
  expect(fingerprint({ ...bookTrip.definition, TimeoutSeconds: 5 })).not.toBe(fingerprint(bookTrip.definition));
});

test("both formats hold the same machine", () => {
  const json = definitionText(signed, "json");
  expect(JSON.parse(json)).toEqual(signed);
  expect(json).toContain(`\n  "StartAt": "reserveFlight",\n`);
  expect(parse(definitionText(signed, "yaml"))).toEqual(signed);
});

test("texts that YAML 1.1 takes for something else survive it", () => {
  const names = ["yes", "no", "on", "1e3", "010", "2012-10-17", "12:30:45", "~", "null", "a: b", "# c", "{% $x %}", ""];
  const tricky: Definition = {
    QueryLanguage: "JSONata",
    StartAt: "no",
    States: { no: { Type: "Succeed", Output: names } },
  };
  const text = definitionText(tricky, "yaml");
  for (const version of ["1.1", "1.2"] as const) expect(parse(text, { version })).toEqual(tricky);
});
