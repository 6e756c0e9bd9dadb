/** `npm run docs`: writes the pages of docs/ that are made from the tables of the compiler. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedPages } from "./docs/pages";

const root = process.cwd();

async function main(): Promise<void> {
  for (const [path, text] of await generatedPages(root)) writeFileSync(join(root, path), text);
}

void main();
