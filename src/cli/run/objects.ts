/** `--objects folder`: files in the place of S3, `<folder>/<bucket>/<key>`, for the Maps that read and write objects. */
import { resolve } from "node:path";
import type { ObjectStore } from "../../../runtime/interpreter/object-store";
import { isFolder, storeIn } from "../../testing/objects";
import { UsageError } from "../arguments";

/** The store in a folder; undefined where none is named. Throws a UsageError when there is no such folder. */
export function objectsIn(folder: string | null, cwd: string): ObjectStore | undefined {
  if (folder === null) return undefined;
  const root = resolve(cwd, folder);
  if (!isFolder(root)) throw new UsageError(`--objects needs a folder, and ${folder} is none`);
  return storeIn(root);
}
