/** Elements that are surely there: of `[Player, Player]` the first and the second, as long as nobody takes one out of a tuple. */
import { Node, type SourceFile, type Type } from "ts-morph";

/** True for a position at which a value of the type, which stands at the node, surely has an element. */
export function isSureElement(type: Type, at: number, node: Node): boolean {
  if (!type.isTuple()) return false;
  const element = type.getProperty(String(at));
  return element?.isOptional() === false && !shortens(node.getSourceFile());
}

const known = new WeakMap<SourceFile["compilerNode"], boolean>();

/** True for a file that takes elements out of tuples: TypeScript lets it, and believes that they are still there. */
function shortens(file: SourceFile): boolean {
  const found = known.get(file.compilerNode);
  if (found !== undefined) return found;
  const text = file.getFullText();
  const may = /\.(pop|shift|splice|copyWithin)\s*\(|\.length\s*=[^=]/.test(text);
  const does = may && file.forEachDescendant((node) => isShortening(node) || undefined) === true;
  known.set(file.compilerNode, does);
  return does;
}

function isShortening(node: Node): boolean {
  if (!Node.isPropertyAccessExpression(node)) return false;
  return /^(pop|shift|splice|copyWithin|length)$/.test(node.getName()) && isTakenOut(node);
}

/** The method of a tuple, or its length where that is written. */
function isTakenOut(node: Node): boolean {
  const parent = node.getParent();
  if (!Node.isPropertyAccessExpression(node) || !node.getExpression().getType().isTuple()) return false;
  return node.getName() !== "length" || (Node.isBinaryExpression(parent) && parent.getLeft() === node);
}
