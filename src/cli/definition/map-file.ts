/** Finds the map of a definition where `sfn-compile` writes it: beside the definition, or in the output folder. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isFile } from "../files";
import { sourceMapOf } from "../../history/source-map";
import type { SourceMap } from "../../history/source-map";

/** The map beside a definition; null where there is none. */
export function mapBeside(definition: string): SourceMap | null {
  return readMap(definition.replace(/(\.asl)?\.\w+$/i, ".asl.map.json"));
}

/** The one map in these folders that knows all of these states; null where none or several do. */
export function mapFor(states: ReadonlySet<string>, folders: readonly string[]): SourceMap | null {
  const paths = [...new Set(folders)].filter(isFolder).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".asl.map.json"))
      .map((name) => join(folder, name)),
  );
  const fitting = paths
    .map(readMap)
    .filter((map) => map !== null)
    .filter((map) => [...states].every((state) => map.states.has(state)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The map in a file; null when there is none in it. */
export function readMap(path: string): SourceMap | null {
  if (!isFile(path)) return null;
  try {
    return sourceMapOf(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
