/**
 * Which files are compiled: those named by the user (a folder stands for all below it), else `workflows/`,
 * else `src/`. Tests and declaration files are never compiled unless they are named themselves.
 */
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Report } from "../../compiler/diagnostics/report";
import { missingFile, noSources } from "../../compiler/diagnostics/catalog/input";
import { closest } from "../../compiler/diagnostics/suggest";
import { toPosix } from "./root";

/**
 * The absolute paths of the files to compile, sorted, each once. `named` is told from `cwd`;
 * what does not exist, and finding nothing at all, is reported.
 */
export function findSources(where: { root: string; cwd: string }, named: readonly string[], report: Report): string[] {
  const found = new Set<string>();
  const starts = named.length > 0 ? named.map((path) => resolve(where.cwd, path)) : [defaultFolder(where.root)];
  starts.forEach((path, index) => {
    const typed = named[index];
    if (existsSync(path)) for (const file of filesAt(path)) found.add(file);
    else if (typed !== undefined) report.add(missingFile, null, { path: typed, near: nearestPath(typed, where.cwd) });
  });
  if (found.size === 0 && !report.failed) report.add(noSources, null, { searched: searchedPlaces(named) });
  return [...found].sort(byCodeUnits);
}

/** The places that were looked at, in words for a message. */
export function searchedPlaces(named: readonly string[]): string {
  return named.length > 0 ? named.join(", ") : "workflows/ or src/";
}

/** Orders texts the same way on every machine, whatever its locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function defaultFolder(root: string): string {
  const workflows = join(root, "workflows");
  return existsSync(workflows) ? workflows : join(root, "src");
}

function filesAt(path: string): string[] {
  return statSync(path).isDirectory() ? filesBelow(realpathSync(path)) : [toPosix(realpathSync(path))];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : filesBelow(path);
    return entry.isFile() && isSource(entry.name) ? [toPosix(path)] : [];
  });
}

function isSource(name: string): boolean {
  return name.endsWith(".ts") && !name.endsWith(".d.ts") && !name.endsWith(".test.ts");
}

/** The existing path that was probably meant: the first part that does not exist, replaced by its likest sibling. */
export function nearestPath(typed: string, cwd: string): string | null {
  const folder = dirname(typed);
  if (!existsSync(resolve(cwd, folder))) {
    const nearFolder = nearestPath(folder, cwd);
    if (nearFolder === null) return null;
    const moved = toPosix(join(nearFolder, basename(typed)));
    return existsSync(resolve(cwd, moved)) ? moved : nearestPath(moved, cwd);
  }
  if (!statSync(resolve(cwd, folder)).isDirectory()) return null;
  const near = closest(basename(typed), readdirSync(resolve(cwd, folder)).sort(byCodeUnits));
  return near === null ? null : toPosix(join(folder, near));
}
