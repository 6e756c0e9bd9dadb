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
import { fillingIn } from "./paths";
import { putBy } from "./puts";

/** A value that is put into an object. */
export interface PutValue {
  readonly value: Syntax;
  /** How many keys lie on the way to it: one for `x.y = …`, two for `x.y.push(…)`. */
  readonly depth: number;
  /** A part of the value is put there: `[x.y] = values`. */
  readonly isPart?: true;
}

/** What a use puts into the object: the arguments of `push`, those behind the first two of `splice`, the right side of `x.y = …` and of `[x.y] = …`. */
export function putsOf(use: Identifier): readonly PutValue[] {
  const { value, depth, fillings } = wayFrom(use);
  const assigned = value === use ? [] : assignedTo(value);
  if (assigned.length > 0) return [...fillings, ...assigned.map((each) => ({ ...each, depth }))];
  // The method's name is counted for the position that an item gets.
  return [...fillings, ...itemsOf(value).map((each) => ({ value: each, depth }))];
}

/** From which of its arguments on a method puts them into the list. */
const putting: { readonly [method: string]: number } = { push: 0, unshift: 0, splice: 2, fill: 0 };

function itemsOf(callee: Node): readonly Syntax[] {
  const call = callee.getParent();
  const first = Node.isPropertyAccessExpression(callee) ? putting[callee.getName()] : undefined;
  if (first === undefined || !Node.isCallExpression(call) || call.getExpression() !== callee) return [];
  return call.getArguments().slice(first).filter(Node.isExpression);
}

/** The values that a use puts into the object, wherever. */
export function putIn(use: Identifier): readonly Syntax[] {
  return putsOf(use).map(({ value }) => value);
}

/** What a target is given, or a part of it: the right side, what a loop walks, and the defaults of a pattern on the way. */
function assignedTo(target: Node): readonly Pick<PutValue, "value" | "isPart">[] {
  const given: Pick<PutValue, "value" | "isPart">[] = [];
  let about: Pick<PutValue, "isPart"> = {};
  for (let [node, parent] = [target, target.getParent()]; parent !== undefined; parent = node.getParent()) {
    if (isAssignedBy(parent) && parent.getLeft() === node) given.push({ value: parent.getRight(), ...about });
    else if (Node.isForOfStatement(parent) && parent.getInitializer() === node)
      return [...given, { value: parent.getExpression(), isPart: true }];
    else if (!isWithinPattern(node, parent)) break;
    else if (!Node.isParenthesizedExpression(parent)) about = { isPart: true };
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

/** The names whose objects are put into the object at a use, no deeper than that: `const box = { record }`, `list.push(record)`. */
function namesPutBy(use: Identifier, depth: number): readonly Identifier[] {
  const parent = use.getParent();
  const initializer = Node.isVariableDeclaration(parent) ? parent.getInitializer() : undefined;
  const isDeclared = initializer !== undefined && initializer !== use;
  const near = isDeclared ? [] : putsOf(use).filter((put) => put.depth <= depth);
  const values = isDeclared ? [initializer] : near.map(({ value }) => value);
  const names = values.flatMap(identifiersIn);
  return names.filter((name) => putBy(name) !== null);
}

/** Which uses are sought: those of one part, and of names that have not been seen yet. */
interface Sought {
  readonly part?: string | null;
  /** How deep what is changed lies: what is put in below has other names, and may have. */
  readonly depth?: number;
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
  { part = null, depth = Infinity, seen = new Set() }: Sought = {},
): readonly Identifier[] {
  const symbol = symbolOf(name);
  const scope = scopeAround(name);
  const uses = usesIn(scope, name).filter((use) => part === null || !leadsBeside(use, part));
  if (symbol === undefined || seen.has(symbol)) return uses;
  const views = uses.flatMap((use) => [...viewsMadeBy(use, deep, reading), ...(deep ? namesPutBy(use, depth) : [])]);
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
  return wayFrom(use).value;
}

/** The longest part that begins with a use, and what places on the way there are given where they have nothing: `(use.a ??= []).b`. */
export function wayFrom(use: Identifier): Way {
  const fillings: PutValue[] = [];
  let value: Node = use;
  let depth = 0;
  for (let at = next(value); at !== null; at = next(value)) {
    const filling = fillingIn(at);
    if (filling !== null) fillings.push({ value: filling.node.getRight(), depth });
    else if (!Node.isNonNullExpression(at)) depth++;
    value = at;
  }
  return { value, depth, fillings };
}

interface Way {
  readonly value: Node;
  readonly depth: number;
  readonly fillings: readonly PutValue[];
}

function next(value: Node): Node | null {
  const parent = value.getParent();
  const isPart =
    Node.isPropertyAccessExpression(parent) ||
    Node.isElementAccessExpression(parent) ||
    Node.isNonNullExpression(parent);
  if (isPart) return parent.getExpression() === value ? parent : null;
  const around = parent?.getParent();
  const isFilled = around !== undefined && fillingIn(around)?.place === value && isAskedOf(around);
  return isFilled ? around : null;
}

function isAskedOf(node: Node): boolean {
  const parent = node.getParent();
  const isPart = Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent);
  return isPart && parent.getExpression() === node;
}
