/** tsdoc.json tells editors and API Extractor the same tags that the compiler reads. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isTagName, rowOf, tags } from "../../compiler/1-read/annotations/tags";
import { flag } from "../../compiler/1-read/annotations/values";

interface TagDefinition {
  readonly tagName: string;
  readonly syntaxKind: "block" | "modifier" | "inline";
  readonly allowMultiple?: boolean;
}

const { tagDefinitions } = JSON.parse(readFileSync(resolve(__dirname, "../../tsdoc.json"), "utf8")) as {
  tagDefinitions: readonly TagDefinition[];
};

test("it defines the tags of the compiler's table, no more and no fewer", () => {
  const defined = tagDefinitions.map(({ tagName }) => tagName);
  expect([...defined].sort()).toEqual(
    Object.keys(tags)
      .map((name) => `@${name}`)
      .sort(),
  );
  expect(new Set(defined).size).toBe(defined.length);
});

test.each(tagDefinitions)("$tagName stands as the compiler reads it", ({ tagName, syntaxKind, allowMultiple }) => {
  expect(tagName).toMatch(/^@[a-z][a-z0-9]*$/i); // the grammar of TSDoc
  const name = tagName.slice(1);
  if (!isTagName(name)) throw new Error(`${tagName} is no tag of the compiler`);
  const row = rowOf(name);
  expect(syntaxKind).toBe(row.value === flag ? "modifier" : "block");
  expect(allowMultiple ?? false).toBe(row.many ?? false);
});
