/** The files of this project, without what is installed or built. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(__dirname, "../..");

const foreign = new Set([".git", "node_modules", "dist", "out", "coverage"]);

/** Paths from the root, with `/`, sorted. */
export function projectFiles(folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !foreign.has(name) && !name.endsWith(".tgz"))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? projectFiles(path) : [path];
    })
    .sort();
}
