/**
 * The pages of docs/errors are true: their first program raises what they are about, and nothing else, in the words
 * that they show; the second compiles. With UPDATE_PAGES=1 the words are written anew, to be read before they are kept.
 */
import { compileText } from "./compile-text";
import { pageCodes, readPage, writeShown, type Page } from "./page";

const pages = pageCodes().map(readPage);
const inPrograms = pages.filter(({ raising }) => raising.command === null && Object.keys(raising.files).length > 0);

describe.each(inPrograms)("$title", (page: Page) => {
  test("the program raises it, and nothing else, as the page shows", () => {
    const { compilation, typeErrors, rendered } = compileText(page.raising.files);
    expect(typeErrors).toEqual([]);
    expect(compilation.diagnostics.map(({ code }) => code)).toEqual([page.code]);
    const shown = rendered.join("\n");
    if (process.env["UPDATE_PAGES"] === "1") writeShown(page, shown);
    else expect(page.shown).toBe(`${shown}\n`);
  });

  test("the repaired program compiles", () => {
    const { compilation, typeErrors, rendered } = compileText(page.repaired.files);
    expect({ typeErrors, rendered }).toEqual({ typeErrors: [], rendered: [] });
    expect(compilation.workflows).toHaveLength(1);
  });
});
