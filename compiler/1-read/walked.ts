/**
 * What a `for … of` walks: a list, or what an iterator of it gives that only the loop sees.
 *
 *   for (const [position, item] of list.entries())   →   the loop over `list`, whose position has a name besides
 */
import {
  Node,
  type ArrayBindingPattern,
  type BindingName,
  type Expression as Syntax,
  type ForOfStatement,
} from "ts-morph";
import { isGlobal } from "./library/globals";

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
  const pair = method === "entries" && Node.isArrayBindingPattern(name) ? pairOf(name) : null;
  return pair === null ? null : { position: pair.first, item: pair.second };
}

/** The two names of `[position, item]`; null for a pattern that is more than that. */
function pairOf(name: ArrayBindingPattern): { first: BindingName | undefined; second: BindingName | undefined } | null {
  const [first, second, ...others] = name.getElements().map((part) => (Node.isBindingElement(part) ? part : undefined));
  const isPlain = [first, second].every(
    (part) => part === undefined || !(part.hasInitializer() || part.getDotDotDotToken() !== undefined),
  );
  return isPlain && others.length === 0 ? { first: first?.getNameNode(), second: second?.getNameNode() } : null;
}

/** What `for (const [key, value] of Object.entries(object))` walks, or `for (const value of Object.values(object))`. */
export interface WalkedProperties {
  readonly object: Syntax;
  readonly key: BindingName | undefined;
  readonly value: BindingName;
}

/** The object whose properties a loop walks, and the names of their keys and values; null for a loop over anything else. */
export function propertiesWalkedBy(node: ForOfStatement): WalkedProperties | null {
  const { list, item, position } = walkedBy(node);
  const listed = listedProperties(list);
  if (listed === null || item === undefined || position !== undefined) return null;
  const { object, method } = listed;
  if (method === "values") return { object, key: undefined, value: item };
  const pair = method === "entries" && Node.isArrayBindingPattern(item) ? pairOf(item) : null;
  return pair?.second === undefined ? null : { object, key: pair.first, value: pair.second };
}

/** `Object.entries(object)`, or what else is made of the properties of one. */
function listedProperties(list: Syntax): { readonly object: Syntax; readonly method: string } | null {
  const callee = Node.isCallExpression(list) ? list.getExpression() : undefined;
  if (!Node.isCallExpression(list) || !Node.isPropertyAccessExpression(callee)) return null;
  const owner = callee.getExpression();
  const [object, ...others] = list.getArguments();
  const isOfOne = Node.isExpression(object) && others.length === 0 && !isList(object);
  return isOfOne && owner.getText() === "Object" && isGlobal(owner) ? { object, method: callee.getName() } : null;
}

/** What a loop walks, a list or an object, and how it names the parts. */
export function partsWalkedBy(node: ForOfStatement): {
  readonly whole: Syntax;
  readonly part: BindingName | undefined;
} {
  const properties = propertiesWalkedBy(node);
  if (properties !== null) return { whole: properties.object, part: properties.value };
  const { list, item } = walkedBy(node);
  return { whole: list, part: item };
}
