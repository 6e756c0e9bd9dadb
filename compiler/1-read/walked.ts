/**
 * What a `for … of` walks: a list, or what an iterator of it gives that only the loop sees.
 *
 *   for (const [position, item] of list.entries())   →   the loop over `list`, whose position has a name besides
 */
import { Node, type BindingName, type Expression as Syntax, type ForOfStatement } from "ts-morph";

export interface Walked {
  readonly list: Syntax;
  /** The names that the loop declares; undefined for what it does not name. */
  readonly position: BindingName | undefined;
  readonly item: BindingName | undefined;
}

/** What a loop walks, and what it calls the position and the item of a turn. */
export function walkedBy(node: ForOfStatement): Walked {
  const walked = node.getExpression();
  const first = node.getInitializer();
  const [declaration] = Node.isVariableDeclarationList(first) ? first.getDeclarations() : [];
  const name = declaration?.getNameNode();
  const callee = Node.isCallExpression(walked) ? walked.getExpression() : undefined;
  if (name !== undefined && Node.isPropertyAccessExpression(callee)) {
    const list = callee.getExpression();
    const names = isList(list) ? namesOf(callee.getName(), name) : null;
    if (names !== null) return { list, ...names };
  }
  return { list: walked, position: undefined, item: name };
}

function isList(list: Syntax): boolean {
  return list.getType().isArray() || list.getType().isTuple();
}

function namesOf(method: string, name: BindingName): Pick<Walked, "position" | "item"> | null {
  if (method === "values") return { position: undefined, item: name };
  if (method === "keys") return { position: name, item: undefined };
  if (method !== "entries" || !Node.isArrayBindingPattern(name)) return null;
  const [position, item, ...others] = name
    .getElements()
    .map((part) => (Node.isBindingElement(part) ? part : undefined));
  const isPlain = [position, item].every(
    (part) => part === undefined || !(part.hasInitializer() || part.getDotDotDotToken() !== undefined),
  );
  return isPlain && others.length === 0 ? { position: position?.getNameNode(), item: item?.getNameNode() } : null;
}
