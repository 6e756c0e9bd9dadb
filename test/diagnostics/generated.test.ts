/** The pages that are made from the tables are as the tables are. `npm run docs`, or UPDATE_PAGES=1, writes them anew. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedPages } from "../../scripts/docs/pages";
import { root } from "../architecture/files";

test("what the tables say is what the pages say", async () => {
  for (const [path, text] of await generatedPages(root)) {
    const file = join(root, path);
    if (process.env["UPDATE_PAGES"] === "1") writeFileSync(file, text);
    const written = existsSync(file) ? readFileSync(file, "utf8") : "";
    expect({ path, text: written }).toEqual({ path, text });
  }
});
