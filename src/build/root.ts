/**
 * Where a project begins: the folder of the nearest package.json. All paths of a compilation are told from there,
 * so that its output says the same wherever the project lies and wherever the command is run.
 */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The absolute path of the project around `cwd`, with `/`; `cwd` itself where no package.json is found. */
export function findRoot(cwd: string): string {
  const start = realpathSync(cwd);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return toPosix(folder);
    if (dirname(folder) === folder) return toPosix(start);
  }
}

/** The path of a file as seen from the root, with `/`. */
export function fromRoot(root: string, path: string): string {
  return toPosix(relative(root, resolve(root, path)));
}

/** The same path, written with `/` on every operating system. */
export function toPosix(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
