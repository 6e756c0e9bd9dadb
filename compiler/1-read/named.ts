/** Where a file names what: looked up once for each file, because every variable is asked for many times. */
import type { Identifier, Node, ts } from "ts-morph";
import { identifiersIn } from "./descendants";

const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Identifier[]>>();

/** Every identifier of this text below a node, in the order of the source. */
export function namedWithin(scope: Node, text: string): readonly Identifier[] {
  const [start, end] = [scope.getPos(), scope.getEnd()];
  const all = namesOf(scope).get(text) ?? [];
  return all.filter((name) => name.getPos() >= start && name.getEnd() <= end && name !== scope);
}

function namesOf(node: Node): ReadonlyMap<string, readonly Identifier[]> {
  const file = node.getSourceFile();
  const before = known.get(file.compilerNode);
  if (before !== undefined) return before;
  const names = new Map<string, Identifier[]>();
  for (const name of identifiersIn(file)) {
    const text = name.getText();
    const same = names.get(text);
    if (same === undefined) names.set(text, [name]);
    else same.push(name);
  }
  known.set(file.compilerNode, names);
  return names;
}
