/** From a syntax node to the span that outlives it. */
import type { Node } from "ts-morph";
import type { SourceFile } from "ts-morph";
import type { Span } from "../ir/span";

/** The place of a node (without the comments before it), relative to the root of the project. */
export function spanOf(node: Node, root: string): Span {
  const start = node.getStart();
  const { line, character } = node.getSourceFile().compilerNode.getLineAndCharacterOfPosition(start);
  const [file, end] = [relativePath(node.getSourceFile(), root), node.getEnd()];
  return { file, start, end, line: line + 1, column: character + 1 };
}

/** Path of a file from the root of the project, with `/`. */
function relativePath(file: SourceFile, root: string): string {
  const path = file.getFilePath();
  const folder = root.endsWith("/") ? root : `${root}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
