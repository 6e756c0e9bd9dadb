/** Every use of a variable, and of the other names that its object or a part of it has. */
import { Node, type BinaryExpression, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { identifiersIn } from "../descendants";
import { scopeAround } from "../functions";
import { isAssignment } from "../operators";
import { isPattern } from "../patterns/targets";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { usesIn } from "./book";
import { linkBy } from "./links";
import { putBy } from "./puts";

/** What a use puts into the object: the arguments of `push`, the right side of `x.y = …` and of `[x.y] = …`. */
export function putIn(use: Identifier): readonly Syntax[] {
  const value = partRead(use);
  const parent = value.getParent();
  const assigned = value === use ? [] : assignedTo(value);
  if (assigned.length > 0) return assigned;
  const isCall =
    Node.isCallExpression(parent) && parent.getExpression() === value && Node.isPropertyAccessExpression(value);
  return isCall && ["push", "unshift"].includes(value.getName()) ? parent.getArguments().filter(Node.isExpression) : [];
}

/** What a target is given, or a part of it: the right side, what a loop walks, and the defaults of a pattern on the way. */
function assignedTo(target: Node): readonly Syntax[] {
  const given: Syntax[] = [];
  for (let [node, parent] = [target, target.getParent()]; parent !== undefined; parent = node.getParent()) {
    if (isAssignedBy(parent) && parent.getLeft() === node) given.push(parent.getRight());
    else if (Node.isForOfStatement(parent) && parent.getInitializer() === node) return [parent.getExpression()];
    else if (!isWithinPattern(node, parent)) break;
    node = parent;
  }
  return given;
}

function isAssignedBy(node: Node): node is BinaryExpression {
  return Node.isBinaryExpression(node) && isAssignment(node.getOperatorToken().getKind());
}

function isWithinPattern(node: Node, parent: Node): boolean {
  if (Node.isPropertyAssignment(parent)) return parent.getInitializer() === node;
  return isPattern(parent) || Node.isParenthesizedExpression(parent) || Node.isSpreadElement(parent);
}

/** The names whose objects are put into the object at a use: `const box = { record }`, `list.push(record)`. */
function namesPutBy(use: Identifier): readonly Identifier[] {
  const parent = use.getParent();
  const initializer = Node.isVariableDeclaration(parent) ? parent.getInitializer() : undefined;
  const values = initializer === undefined || initializer === use ? putIn(use) : [initializer];
  const names = values.flatMap(identifiersIn);
  return names.filter((name) => putBy(name) !== null);
}

/** Which uses are sought: those of one part, and of names that have not been seen yet. */
interface Sought {
  readonly part?: string | null;
  readonly seen?: ReadonlySet<Symbol>;
}

/**
 * The uses of a name, and of the names that are views of it; and, when it is changed below its top level, of its parts.
 * Where one `part` of it is changed, what only leads to another part is no use: `state.best` is none for `state.log`.
 */
export function usesOf(
  name: Identifier,
  deep: boolean,
  reading: Reading,
  { part = null, seen = new Set() }: Sought = {},
): readonly Identifier[] {
  const symbol = symbolOf(name);
  const scope = scopeAround(name);
  const uses = usesIn(scope, name).filter((use) => part === null || !leadsBeside(use, part));
  if (symbol === undefined || seen.has(symbol)) return uses;
  const views = uses.flatMap((use) => [...viewsMadeBy(use, deep, reading), ...(deep ? namesPutBy(use) : [])]);
  return [...uses, ...views.flatMap((view) => usesOf(view, deep, reading, { seen: new Set([...seen, symbol]) }))];
}

/** True for `use.key`, where that is surely another part, and no method that could see the whole. */
function leadsBeside(use: Identifier, part: string): boolean {
  const parent = use.getParent();
  if (!Node.isPropertyAccessExpression(parent) || parent.getExpression() !== use) return false;
  const call = parent.getParent();
  return parent.getName() !== part && !(Node.isCallExpression(call) && call.getExpression() === parent);
}

function viewsMadeBy(use: Identifier, deep: boolean, reading: Reading): readonly Identifier[] {
  const link = linkBy(use, reading);
  return link === null || (!deep && link.isPart) ? [] : link.names;
}

/** The longest `use.a!.b[c]` that begins with a use. */
export function partRead(use: Identifier): Node {
  const parent = use.getParent();
  let value: Node = use;
  for (
    let at: Node | undefined = parent;
    Node.isPropertyAccessExpression(at) || Node.isElementAccessExpression(at) || Node.isNonNullExpression(at);
    at = at.getParent()
  ) {
    if (at.getExpression() !== value) break;
    value = at;
  }
  return value;
}
