/** The type of a node, for which TypeScript is asked once: it works most of them out anew whenever it is asked. */
import type { Node, ts, Type } from "ts-morph";

const known = new WeakMap<ts.TypeChecker, WeakMap<ts.Node, Type>>();

/** What TypeScript says of a node. */
export function typeOf(node: Node): Type {
  const checker = node.getProject().getTypeChecker().compilerObject;
  const types = known.get(checker) ?? new WeakMap<ts.Node, Type>();
  known.set(checker, types);
  const type = types.get(node.compilerNode) ?? node.getType();
  types.set(node.compilerNode, type);
  return type;
}
