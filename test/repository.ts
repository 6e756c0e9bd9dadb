/** Where this repository lies: above the tests as they stand, and above what a script has made of them in node_modules. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const repository = above(__dirname);

function above(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : above(dirname(folder));
}
