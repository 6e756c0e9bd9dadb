/** `--objects folder`: files in the place of S3, `<folder>/<bucket>/<key>`, for the Maps that read and write objects. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { ObjectStore, StoredObject } from "../../../runtime/interpreter/object-store";
import { UsageError } from "../arguments";

/** The store in a folder; undefined where none is named. Throws a UsageError when there is no such folder. */
export function objectsIn(folder: string | null, cwd: string): ObjectStore | undefined {
  if (folder === null) return undefined;
  const root = resolve(cwd, folder);
  if (!isFolder(root)) throw new UsageError(`--objects needs a folder, and ${folder} is none`);
  return {
    get: (bucket, key) => {
      const path = pathOf(root, bucket, key);
      return path !== null && existsSync(path) && !isFolder(path) ? readFileSync(path) : undefined;
    },
    put: (bucket, key, content) => {
      const path = pathOf(root, bucket, key);
      if (path === null) throw new Error(`the object ${bucket}/${key} would lie outside of its bucket's folder`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    list: (bucket, prefix) => listed(pathOf(root, bucket, "") ?? "").filter(({ key }) => key.startsWith(prefix)),
  };
}

function listed(bucket: string): readonly StoredObject[] {
  if (!isFolder(bucket)) return [];
  const files = readdirSync(bucket, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const keys = files.map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(bucket.length + 1)
      .replaceAll(sep, "/"),
  );
  return keys.sort().map((key) => {
    const { size, mtime } = statSync(join(bucket, key));
    return { key, size, lastModified: mtime };
  });
}

/** Null for a key that leads out of its bucket: a payload shall not read what is none of its business. */
function pathOf(root: string, bucket: string, key: string): string | null {
  const inside = join(root, bucket);
  const path = resolve(inside, key);
  const isBelow = dirname(inside) === root && (path === inside || path.startsWith(inside + sep));
  return isBelow ? path : null;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
