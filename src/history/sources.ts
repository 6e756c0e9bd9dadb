/** Lines of the source, read from the disk when they are asked for. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Place } from "./source-map";

/** Gives the text of a line, without the space around it; empty where the file is not there. */
export function sourceLines(root: string): (place: Place) => string {
  const files = new Map<string, readonly string[]>();
  return ({ file, line }) => {
    const known = files.get(file) ?? linesOf(resolve(root, file));
    files.set(file, known);
    return (known[line - 1] ?? "").trim();
  };
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, "utf8").split(/\r?\n/) : [];
}
