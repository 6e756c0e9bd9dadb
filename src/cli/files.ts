/** Looks at files without minding what is not there. */
import { existsSync, statSync } from "node:fs";

/** True when there is a file, and no folder, at this path. */
export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
