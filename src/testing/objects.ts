/** What stands for S3 in a run: files in the place of objects, `<folder>/<bucket>/<key>`, or a table of contents. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { ObjectStore, StoredObject } from "../../runtime/interpreter/object-store";

/** A folder, or contents by `bucket/key`. */
export type Objects = string | { readonly [path: string]: string };

/** The store of one run; undefined where nothing stands for S3. Throws where there is no such folder. */
export function storeOf(objects: Objects | undefined, cwd: string): ObjectStore | undefined {
  if (objects === undefined) return undefined;
  if (typeof objects !== "string") return storeWith(objects);
  const root = resolve(cwd, objects);
  if (!isFolder(root)) throw new Error(`\`objects\` needs a folder, and ${objects} is none`);
  return storeIn(root);
}

/** A store of its own, which begins with these contents. */
export function storeWith(contents: { readonly [path: string]: string }): ObjectStore {
  const stored = new Map(Object.entries(contents));
  return {
    get: (bucket, key) => stored.get(`${bucket}/${key}`),
    put: (bucket, key, content) => void stored.set(`${bucket}/${key}`, content),
    list: (bucket, prefix) =>
      [...stored]
        .filter(([path]) => path.startsWith(`${bucket}/${prefix}`))
        .map(([path, content]) => ({ key: path.slice(bucket.length + 1), size: Buffer.byteLength(content) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** The store in a folder. */
export function storeIn(root: string): ObjectStore {
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

/** True for a folder that is there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
