/**
 * The pages of docs/errors are true: their first program raises what they are about, and nothing else, in the words
 * that they show; the second compiles. With UPDATE_PAGES=1 the words are written anew, to be read before they are kept.
 */
import { byHand } from "./by-hand";
import { compileText, readFirst } from "./compile-text";
import { expectShown, pageCodes, readPage, type Page } from "./page";

readFirst("@aws-sdk/client-dynamodb");

const pages = pageCodes()
  .map(readPage)
  .filter(({ raising }) => raising.commands.length === 0);

describe.each(pages)("$title", (page: Page) => {
  test("it is raised, and nothing else, as the page shows", () => {
    const raise = byHand[page.code] ?? (() => compileText(page.raising.files));
    const { compilation, typeErrors, rendered } = raise(page);
    expect(typeErrors).toEqual([]);
    expect(compilation.diagnostics.map(({ code }) => code)).toEqual([page.code]);
    const isError = compilation.diagnostics[0]?.severity === "error";
    expect(compilation.workflows).toHaveLength(isError ? 0 : 1);
    expectShown(page, rendered.join("\n"));
  });

  test("the repaired program compiles", () => {
    // What an internal error marks is right as it stands.
    const { files } = page.code === "SFN9001" ? page.raising : page.repaired;
    const { compilation, typeErrors, rendered } = compileText(files);
    expect({ typeErrors, rendered }).toEqual({ typeErrors: [], rendered: [] });
    expect(compilation.workflows).toHaveLength(1);
  });
});
