/**
 * Where a message of esbuild points to, in offsets of UTF-16 units: esbuild counts bytes from the start of the line.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Message } from "esbuild";
import type { Span } from "../../compiler/ir/span";
import { fromRoot } from "./root";

/** The span of the message; null when it points to no file of the disk. */
export function messageSpan(root: string, { location }: Message): Span | null {
  if (location === null) return null;
  const path = resolve(root, location.file);
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").split("\n");
  const before = lines.slice(0, location.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = Buffer.from(lines[location.line - 1] ?? "", "utf8");
  const column = line.subarray(0, location.column).toString("utf8").length;
  const length = line.subarray(location.column, location.column + location.length).toString("utf8").length;
  const start = before + column;
  return { file: fromRoot(root, path), start, end: start + length, line: location.line, column: column + 1 };
}
