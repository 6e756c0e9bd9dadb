/**
 * What lies in `test/corpus/<number>-<name>/`: a workflow as people write them, its tasks, and the ways it can go. The
 * number is that of the published definition of which it is an equivalent; `pending.json` says why one does not compile yet,
 * `differs.json` why one does without a service that the published definition uses.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "../language/fixture-files";
import { repository } from "../repository";

/** A case that counts: `happy` and `failure` are the two ways of which the transitions were counted by hand. */
export interface Way extends Case {
  readonly path?: "happy" | "failure";
}

export interface Entry {
  readonly folder: string;
  readonly name: string;
  readonly number: number;
  readonly ways: readonly Way[];
  /** Why it is allowed not to compile, or null. */
  readonly pending: string | null;
  /** Why it does without a service that the published definition uses, or null. */
  readonly differs: string | null;
}

const root = join(repository, "test/corpus");

/** Every workflow of the corpus, in the order of the numbers. */
export function findEntries(): readonly Entry[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readEntry(name))
    .sort((a, b) => a.number - b.number);
}

function readEntry(name: string): Entry {
  const folder = join(root, name);
  return {
    folder,
    name,
    number: Number.parseInt(name, 10),
    ways: readJson<readonly Way[]>(join(folder, "cases.json")),
    pending: reasonIn(join(folder, "pending.json")),
    differs: reasonIn(join(folder, "differs.json")),
  };
}

function reasonIn(path: string): string | null {
  return existsSync(path) ? readJson<{ readonly reason: string }>(path).reason : null;
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, "utf8")) as Content;
}
