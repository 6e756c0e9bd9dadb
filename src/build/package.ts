/**
 * This package itself: where its files lie and which version it is, from its sources as well as from `dist`.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds `src`, `compiler` and `runtime` as they run now. */
export const runningFolder = dirname(dirname(__dirname));

/** The folder of the package: the one with its package.json. */
export const packageFolder = findPackage(runningFolder);

let known: string | null = null;

/** The version of the compiler. */
export function version(): string {
  known ??= readVersion();
  return known;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const found = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : null;
  return typeof found === "string" ? found : "0.0.0";
}

function findPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findPackage(dirname(folder));
}
