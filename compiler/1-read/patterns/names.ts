/** `{ a, b: [c] }`: the names that a pattern binds. */
import { Node, type BindingName, type Identifier } from "ts-morph";

/** The names in the order of the source: not the keys, and nothing of the defaults. */
export function namesIn(name: BindingName): readonly Identifier[] {
  if (Node.isIdentifier(name)) return [name];
  return name
    .getElements()
    .flatMap((element) => (Node.isBindingElement(element) ? namesIn(element.getNameNode()) : []));
}
