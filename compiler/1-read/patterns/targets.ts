/** `[a, o.b = 1, ...rest] = list`, `({ a, b: { c } } = order)`: what an assignment that takes a value apart writes. */
import {
  Node,
  SyntaxKind,
  type ArrayLiteralExpression,
  type Expression as Syntax,
  type ObjectLiteralExpression,
  type PropertyName,
} from "ts-morph";
import { isAssignment, isStep } from "../operators";

export type Pattern = ArrayLiteralExpression | ObjectLiteralExpression;

/** One part of a pattern: what is written, and with which part of the value. */
export interface Target {
  readonly node: Syntax;
  readonly part:
    | { readonly kind: "element" | "elements from"; readonly at: number }
    | { readonly kind: "property"; readonly name: PropertyName }
    | { readonly kind: "other properties" };
  readonly initializer: Syntax | undefined;
}

/** True for the left side of an assignment that takes its value apart. */
export function isPattern(node: Node): node is Pattern {
  return Node.isArrayLiteralExpression(node) || Node.isObjectLiteralExpression(node);
}

/** The parts of a pattern in the order in which they are written. */
export function targetsOf(pattern: Pattern): readonly Target[] {
  if (Node.isObjectLiteralExpression(pattern)) return pattern.getProperties().flatMap(targetOfProperty);
  return pattern.getElements().flatMap((element, at): readonly Target[] => {
    if (Node.isOmittedExpression(element)) return [];
    if (Node.isSpreadElement(element))
      return [{ node: element.getExpression(), part: { kind: "elements from", at }, initializer: undefined }];
    return [{ ...withDefault(element), part: { kind: "element", at } }];
  });
}

function targetOfProperty(property: Node): readonly Target[] {
  if (Node.isShorthandPropertyAssignment(property)) {
    const name = property.getNameNode();
    return [{ node: name, part: { kind: "property", name }, initializer: property.getObjectAssignmentInitializer() }];
  }
  if (Node.isSpreadAssignment(property))
    return [{ node: property.getExpression(), part: { kind: "other properties" }, initializer: undefined }];
  if (!Node.isPropertyAssignment(property)) return [];
  const part = { kind: "property", name: property.getNameNode() } as const;
  return [{ ...withDefault(property.getInitializerOrThrow()), part }];
}

function withDefault(node: Syntax): Pick<Target, "node" | "initializer"> {
  const isDefault = Node.isBinaryExpression(node) && node.getOperatorToken().getKind() === SyntaxKind.EqualsToken;
  return isDefault ? { node: node.getLeft(), initializer: node.getRight() } : { node, initializer: undefined };
}

/** What the left side of an assignment writes in the end: names, properties and elements. */
export function leavesOf(left: Node): readonly Node[] {
  if (Node.isParenthesizedExpression(left)) return leavesOf(left.getExpression());
  return isPattern(left) ? targetsOf(left).flatMap(({ node }) => leavesOf(node)) : [left];
}

/** The element that is written out for a position: `b` of `[a] = [b]`; null where it is not. */
export function elementWritten(value: Syntax | null, at: number): Syntax | null {
  if (value === null || !Node.isArrayLiteralExpression(value)) return null;
  const elements = value.getElements();
  return elements.some(Node.isSpreadElement) ? null : (elements[at] ?? null);
}

/** Everything that a node itself writes: by `=`, `+=`, `++`, `delete`, or as what a loop runs over. */
export function writtenBy(node: Node): readonly Node[] {
  if (Node.isBinaryExpression(node))
    return isAssignment(node.getOperatorToken().getKind()) ? leavesOf(node.getLeft()) : [];
  if (Node.isPostfixUnaryExpression(node)) return [node.getOperand()];
  if (Node.isPrefixUnaryExpression(node)) return isStep(node.getOperatorToken()) ? [node.getOperand()] : [];
  if (Node.isForOfStatement(node) || Node.isForInStatement(node)) {
    const first = node.getInitializer();
    return Node.isVariableDeclarationList(first) ? [] : leavesOf(first);
  }
  return Node.isDeleteExpression(node) ? [node.getExpression()] : [];
}
