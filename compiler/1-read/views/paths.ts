/**
 * order.lines[i].price   →   `order`, then `lines`, any element, `price`
 *
 * Which object an expression names, as far as the syntax says: the variable that it lies in, and the way from there.
 */
import {
  Node,
  SyntaxKind,
  type BinaryExpression,
  type ElementAccessExpression,
  type Expression as Syntax,
  type Identifier,
  type PropertyAccessExpression,
  type Symbol,
} from "ts-morph";
import { numberIn } from "../numerals";
import { symbolOf } from "../symbols";

/** Names of properties and positions of elements on the way to a part; null for one that only a run knows. */
export type Path = readonly (string | null)[];

/** A part of what a variable holds. */
export interface Part {
  readonly name: Identifier;
  readonly symbol: Symbol;
  readonly path: Path;
}

/** The part that an expression names; null where it makes a value, or where a run decides whose it is. */
export function partOf(node: Node): Part | null {
  if (Node.isIdentifier(node)) {
    const symbol = symbolOf(node);
    return symbol === undefined ? null : { name: node, symbol, path: [] };
  }
  const filling = fillingIn(node);
  if (filling !== null) return partOf(filling.place);
  if (isWrapper(node)) return partOf(node.getExpression());
  if (Node.isPropertyAccessExpression(node)) return further(node.getExpression(), node.getName());
  if (Node.isElementAccessExpression(node))
    return further(node.getExpression(), keyIn(node.getArgumentExpressionOrThrow()));
  const list = foundIn(node);
  return list === null ? null : further(list, null);
}

/** `list` of `list.find(…)`, whose result is one of its elements. */
export function foundIn(node: Node): Syntax | null {
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined;
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "find") return null;
  const list = callee.getExpression();
  return list.getType().getNonNullableType().isArray() ? list : null;
}

/** `(groups[key] ??= [])`: a place that is given a value where it has none. */
export interface Filling {
  readonly node: BinaryExpression;
  readonly place: PropertyAccessExpression | ElementAccessExpression;
}

/** The filling, in parentheses where a part of it is asked, or a method called; null for anything else. */
export function fillingIn(node: Node): Filling | null {
  const inner = Node.isParenthesizedExpression(node) ? node.getExpression() : node;
  if (!Node.isBinaryExpression(inner)) return null;
  const place = inner.getLeft();
  const isPlace = Node.isPropertyAccessExpression(place) || Node.isElementAccessExpression(place);
  const isFilling = inner.getOperatorToken().getKind() === SyntaxKind.QuestionQuestionEqualsToken;
  return isPlace && isFilling ? { node: inner, place } : null;
}

/** Syntax that hands its value on as it is. */
export function isWrapper(node: Node): node is Node & { getExpression(): Syntax } {
  return (
    Node.isParenthesizedExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node)
  );
}

function further(base: Node, key: string | null): Part | null {
  const part = partOf(base);
  return part === null ? null : { ...part, path: [...part.path, key] };
}

/** The key that is written out; null for a computed one. */
export function keyIn(key: Node): string | null {
  if (Node.isStringLiteral(key) || Node.isNoSubstitutionTemplateLiteral(key)) return key.getLiteralText();
  return Node.isNumericLiteral(key) ? String(numberIn(key)) : null;
}

/** True when two keys may be the same. */
function meets(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** True when one path may begin as the whole of the other does. */
export function startsLike(path: Path, start: Path): boolean {
  return path.length >= start.length && start.every((key, at) => meets(key, path[at] ?? null));
}
