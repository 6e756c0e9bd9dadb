/** Where a name gets a second name that can be a view of it: a declaration, a pattern, a loop, a function's parameter. */
import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  type BindingName,
  type CallExpression,
  type ForOfStatement,
  type Identifier,
  type Symbol,
} from "ts-morph";
import { hasSteps, inlinableOf } from "../inlinable";
import { mappedBy, mappingOf, type MappedBy } from "../mapped-by";
import { namesIn } from "../patterns/names";
import type { Reading } from "../reading";
import { partsWalkedBy } from "../walked";
import { changesIn, isChangedInside } from "./needed";
import { fillingIn, foundIn, isWrapper, partOf } from "./paths";

interface Link {
  /** The longest part that begins with the use. */
  readonly value: Node;
  readonly names: readonly Identifier[];
  /** True when they name a part of what the variable holds, and not the whole. */
  readonly isPart: boolean;
  /** True when each of the names can be a view. */
  readonly canBeViews: boolean;
}

/** The names that a use of a variable gives to what it holds, or to a part; null where it gives none. */
export function linkBy(use: Identifier, reading: Reading): Link | null {
  const value = filledAround(longestPart(use));
  const parent = value.getParent();
  if (Node.isVariableDeclaration(parent) && parent.getInitializer() === value) {
    const isVar = parent.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Var;
    return link(value, parent.getNameNode(), !isVar && namesPlace(value, reading), reading);
  }
  const loop = loopOver(value);
  if (loop !== undefined) {
    const { part } = partsWalkedBy(loop);
    return part === undefined ? null : link(value, part, true, reading);
  }
  const mapped = mappingOf(value);
  if (mapped !== null && changesItems(mapped, reading)) return link(value, mapped.item, true, reading);
  return Node.isCallExpression(parent) ? linkByCall(value, parent, reading) : null;
}

/** True for a callback that changes what it is called with, or calls what does. */
export function changesItems({ callback, item }: MappedBy, { writes }: Reading): boolean {
  const changed = namesIn(item).map((name) => changesIn(callback, writes.changesOf(name.getSymbolOrThrow())));
  return changed.some((changes) => isChangedInside(changes, []));
}

/** `const sum = (sums[key] ??= { n: 0 })`: the filling of which a place is declared to be the name; else the place. */
function filledAround(place: Node): Node {
  const parent = place.getParent();
  const filling = parent === undefined ? null : fillingIn(parent);
  if (parent === undefined || filling?.place !== place) return place;
  const whole = Node.isParenthesizedExpression(parent.getParent()) ? parent.getParentOrThrow() : parent;
  return Node.isVariableDeclaration(whole.getParent()) ? whole : place;
}

/** True where finding the place, and giving it a value where it has none, takes no steps of their own. */
export function namesPlace(value: Node, reading: Reading): boolean {
  const filling = fillingIn(value);
  const parts = filling === null ? [value] : [filling.place, filling.node.getRight()];
  return !parts.some((part) => hasSteps(part, reading));
}

function linkByCall(value: Node, call: CallExpression, reading: Reading): Link | null {
  const target = inlinableOf(call.getExpression(), reading);
  const parameter = target?.getParameters()[call.getArguments().findIndex((argument) => argument === value)];
  if (parameter === undefined || parameter.isRestParameter()) return null;
  return link(value, parameter.getNameNode(), !parameter.hasInitializer() && !hasSteps(value, reading), reading);
}

/** True for a name that stands for what it is declared to be as long as it is known: nothing else is assigned to it. */
export function isGivenOnce(name: Symbol, { writes }: Reading): boolean {
  const [declaration] = name.getDeclarations();
  // What a function is called with is no assignment of it, but for the items that it is called with one by one.
  const call = Node.isParameterDeclaration(declaration) ? declaration.getParent().getParent() : undefined;
  const isItem = Node.isCallExpression(call) && mappedBy(call)?.item === declaration?.getFirstChild();
  return writes.count(name) <= (Node.isParameterDeclaration(declaration) && !isItem ? 0 : 1);
}

function link(value: Node, name: BindingName, possible: boolean, reading: Reading): Link {
  const names = namesIn(name);
  const isOnce = (each: Identifier): boolean => isGivenOnce(each.getSymbolOrThrow(), reading);
  const isPart =
    names[0] !== name || loopOver(value) !== undefined || mappingOf(value) !== null || partOf(value)?.path.length !== 0;
  return { value, names, isPart, canBeViews: possible && names.every((each) => isOnce(each) && !hasDefault(each)) };
}

/** The loop that walks a list, an iterator of it, or the properties of an object. */
function loopOver(whole: Node): ForOfStatement | undefined {
  const loop = whole.getFirstAncestorByKind(SyntaxKind.ForOfStatement);
  return loop !== undefined && partsWalkedBy(loop).whole === whole ? loop : undefined;
}

/** True when the link is none of those that hide a change: its names are views, or nobody changes what they are given. */
export function isHarmlessLink(use: Identifier, { value, canBeViews }: Link, reading: Reading): boolean {
  const part = partOf(value);
  if (part === null) return false;
  if (canBeViews) return true;
  const isRoot = !reading.views.has(part.symbol) && part.name === use;
  return isRoot && !isChangedInside(reading.writes.changesOf(part.symbol), part.path);
}

function longestPart(use: Identifier): Node {
  let value: Node = use;
  for (let at = value.getParent(); at !== undefined; at = at.getParent()) {
    const goesOn =
      isWrapper(at) ||
      ((Node.isPropertyAccessExpression(at) || Node.isElementAccessExpression(at)) && at.getExpression() === value) ||
      (Node.isCallExpression(at) && at.getExpression() === value && foundIn(at) !== null);
    if (!goesOn || loopOver(value) !== undefined || mappingOf(value) !== null) break;
    value = at;
  }
  return value;
}

function hasDefault(name: Identifier): boolean {
  const element = name.getParent();
  return Node.isBindingElement(element) && (element.hasInitializer() || element.getDotDotDotToken() !== undefined);
}
