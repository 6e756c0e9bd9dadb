/**
 * Makes the source map of a bundle say the same wherever the project and its dependencies lie: sources are named
 * from the project's root, those of packages from `node_modules`, those of this package by its name.
 */
import { relative, resolve } from "node:path";
import { packageFolder } from "./package";
import { toPosix } from "./root";

/** The text of `map`, whose sources are told from the root, with portable names. */
export function portableMap(map: string, root: string): string {
  const parsed: unknown = JSON.parse(map);
  if (typeof parsed !== "object" || parsed === null || !("sources" in parsed) || !Array.isArray(parsed.sources)) {
    return map;
  }
  const sources = parsed.sources.map((source: unknown) => portableName(resolve(root, String(source)), root));
  return `${JSON.stringify({ ...parsed, sources })}\n`;
}

/** How a file is called in maps and bundles. */
export function portableName(source: string, root: string): string {
  const posix = toPosix(source);
  const fromPackages = posix.lastIndexOf("/node_modules/");
  if (fromPackages >= 0) return posix.slice(fromPackages + 1);
  const inRoot = toPosix(relative(root, source));
  if (!inRoot.startsWith("..")) return inRoot;
  const inPackage = toPosix(relative(packageFolder, source));
  return inPackage.startsWith("..") ? inRoot : `node_modules/sfn-compile/${inPackage}`;
}
