/**
 * What stands below a node, in the order of the source, and nothing but nodes: ts-morph's own lists hold tokens and comments
 * too, for which it scans the text of the file once more.
 */
import { Node, type Identifier } from "ts-morph";

/** Every node below this one. */
export function descendantsOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  const visit = (around: Node): void => {
    for (const child of around.forEachChildAsArray()) {
      found.push(child);
      visit(child);
    }
  };
  visit(node);
  return found;
}

/** Every name below a node; a name by itself is one. */
export function identifiersIn(node: Node): readonly Identifier[] {
  return Node.isIdentifier(node) ? [node] : descendantsOf(node).filter(Node.isIdentifier);
}
