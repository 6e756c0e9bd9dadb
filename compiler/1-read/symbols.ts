/** What a name in the source stands for. */
import { Node, type Symbol } from "ts-morph";

/** The symbol of the variable that a name reads; in `{ id }` the name is a key besides, and TypeScript answers with that. */
export function symbolOf(name: Node): Symbol | undefined {
  const parent = name.getParent();
  return Node.isShorthandPropertyAssignment(parent) ? parent.getValueSymbol() : name.getSymbol();
}
