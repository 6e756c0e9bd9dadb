/**
 * What an earlier run wrote into a folder, as its manifest tells: only that may be replaced or removed.
 */
import { readFileSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { filesOf } from "./manifest";
import type { Manifest } from "./manifest";
import { manifestPath } from "./layout";
import { toPosix } from "./root";
import { systemCode } from "./thrown";

/** Paths in `out` of the files of an earlier run; none where there was none. */
export function previousFiles(out: string): ReadonlySet<string> {
  const manifest = readManifest(out);
  const paths = manifest === null ? [] : filesOf(manifest).map((path) => toPosix(normalize(path)));
  return new Set(paths.filter((path) => !isAbsolute(path) && path !== ".." && !path.startsWith("../")));
}

/** The content of a file below `out`; null when there is none. */
export function contentOf(out: string, path: string): string | null {
  try {
    return readFileSync(join(out, path.split("/").join(sep)), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error) ?? "")) return null;
    throw error;
  }
}

function readManifest(out: string): Manifest | null {
  const text = contentOf(out, manifestPath);
  if (text === null) return null;
  try {
    const manifest: unknown = JSON.parse(text);
    return isManifest(manifest) ? manifest : null;
  } catch {
    return null;
  }
}

/** As much of the schema as `filesOf` relies on. */
function isManifest(value: unknown): value is Manifest {
  return (
    hasTexts(value, ["compiler", "template"]) &&
    "workflows" in value &&
    Array.isArray(value.workflows) &&
    value.workflows.every((workflow) => hasTexts(workflow, ["definition", "map", "diagram"])) &&
    "tasks" in value &&
    Array.isArray(value.tasks) &&
    value.tasks.every((task: unknown) => hasTexts(task, ["name"]) && "bundle" in task && isTextOrNull(task.bundle))
  );
}

function hasTexts(value: unknown, keys: readonly string[]): value is object {
  if (typeof value !== "object" || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return keys.every((key) => typeof entries.get(key) === "string");
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}
