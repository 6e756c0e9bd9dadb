/** How esbuild reads a source file, by the end of its name. */
import { extname } from "node:path";

/** The loader of a file. */
export function loaderOf(path: string): "js" | "jsx" | "ts" | "tsx" {
  switch (extname(path)) {
    case ".tsx":
      return "tsx";
    case ".jsx":
      return "jsx";
    case ".ts":
    case ".mts":
    case ".cts":
      return "ts";
    default:
      return "js";
  }
}
