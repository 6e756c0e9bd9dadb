/** The pages that are made from tables, by path. A test compares them with the files. */
import { annotationsPage } from "./annotations";
import { integrationsPage } from "./integrations";
import { languagePage } from "./language";
import { formatted } from "./markdown";

const pages: { readonly [path: string]: (root: string) => string } = {
  "docs/language.md": languagePage,
  "docs/annotations.md": annotationsPage,
  "docs/integrations.md": integrationsPage,
};

/** Path and text of each page; `root` is the folder of this project. */
export async function generatedPages(root: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const made = Object.entries(pages).map(async ([path, page]) => [path, await formatted(page(root))] as const);
  return await Promise.all(made);
}
