/** Finds the map of a definition where `sfn-compile` writes it: beside the definition. */
import { readFileSync } from "node:fs";
import { isFile } from "../files";
import { sourceMapOf } from "./source-map";
import type { SourceMap } from "./source-map";

/** The map beside a definition; null where there is none. */
export function mapBeside(definition: string): SourceMap | null {
  return readMap(definition.replace(/(\.asl)?\.\w+$/i, ".asl.map.json"));
}

function readMap(path: string): SourceMap | null {
  if (!isFile(path)) return null;
  try {
    return sourceMapOf(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
