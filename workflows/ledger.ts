/**
 * A tiny file-backed store, so that the tasks of the examples really do something and undo it.
 * Each task is a function of its own with a memory of its own: what they share lives outside of them.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = join(tmpdir(), "sfn-compile-examples");

/** Writes an entry; writing it twice is the same as once, as a task that may run twice needs it. */
export async function put(kind: string, id: string, entry: object): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${kind}-${id}.json`), JSON.stringify(entry));
}

/** Reads an entry; null when there is none. */
export async function get<T>(kind: string, id: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(join(folder, `${kind}-${id}.json`), "utf8")) as T;
  } catch {
    return null;
  }
}

/** Removes an entry; removing what is not there is fine. */
export async function remove(kind: string, id: string): Promise<void> {
  await rm(join(folder, `${kind}-${id}.json`), { force: true });
}
