/** What the names in a piece of code stand for: what it declares, what it has from the functions around it. */
import { Node, type Identifier, type Symbol } from "ts-morph";
import { isAssignment, isStep } from "../operators";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { kindsOfNode } from "../types";
import { kind, mayBe } from "../../ir/kinds";

/** A variable, function or class that the functions around the code declare, with the places that name it. */
export interface Free {
  readonly symbol: Symbol;
  readonly declaration: Node;
  readonly uses: readonly Identifier[];
}

/** Everything that the nodes name and the functions around them declare. */
export function freeNames(nodes: readonly Node[]): readonly Free[] {
  const found = new Map<Symbol, { symbol: Symbol; declaration: Node; uses: Identifier[] }>();
  for (const name of nodes.flatMap(namesIn)) {
    const symbol = symbolOf(name);
    const declaration = symbol === undefined ? undefined : localDeclaration(symbol);
    if (symbol === undefined || declaration === undefined || isWithin(declaration, nodes)) continue;
    const known = found.get(symbol) ?? { symbol, declaration, uses: [] };
    known.uses.push(name);
    found.set(symbol, known);
  }
  return [...found.values()];
}

/** Regions are tried for one run of statements after the other, and each trial asks what the same nodes name. */
const known = new WeakMap<Node["compilerNode"], readonly Identifier[]>();

/** The names that stand for values. */
export function namesIn(node: Node): readonly Identifier[] {
  const found = known.get(node.compilerNode) ?? valuesNamedIn(node);
  known.set(node.compilerNode, found);
  return found;
}

function valuesNamedIn(node: Node): readonly Identifier[] {
  if (isOnlyAType(node)) return [];
  const names: Identifier[] = Node.isIdentifier(node) ? [node] : [];
  node.forEachDescendant((each, traversal) => {
    if (isOnlyAType(each)) traversal.skip();
    else if (Node.isIdentifier(each) && !isMember(each)) names.push(each);
  });
  return names;
}

/** `n` of `cents.n`: no variable, though a parameter of a constructor may declare it. */
function isMember(name: Identifier): boolean {
  const parent = name.getParent();
  return Node.isPropertyAccessExpression(parent) && parent.getNameNode() === name;
}

function isOnlyAType(node: Node): boolean {
  return (
    (Node.isTypeNode(node) && !Node.isExpressionWithTypeArguments(node)) ||
    Node.isInterfaceDeclaration(node) ||
    Node.isTypeAliasDeclaration(node)
  );
}

/** The declaration of a variable, function or class that stands within a function; undefined for any other. */
export function localDeclaration(symbol: Symbol): Node | undefined {
  return symbol.getDeclarations().find((declaration) => isBinding(declaration) && enclosing(declaration) !== undefined);
}

function isBinding(node: Node): boolean {
  return (
    Node.isVariableDeclaration(node) ||
    Node.isParameterDeclaration(node) ||
    Node.isBindingElement(node) ||
    Node.isFunctionDeclaration(node) ||
    Node.isClassDeclaration(node) ||
    Node.isEnumDeclaration(node)
  );
}

/** The innermost function around a node. */
export function enclosing(node: Node): Node | undefined {
  return node.getFirstAncestor(
    (ancestor) => Node.isFunctionLikeDeclaration(ancestor) || Node.isFunctionExpression(ancestor),
  );
}

/** True for a node that is one of the nodes, or stands in one. */
export function isWithin(node: Node, nodes: readonly Node[]): boolean {
  return nodes.some(
    (each) =>
      each.getSourceFile() === node.getSourceFile() && each.getPos() <= node.getPos() && node.getEnd() <= each.getEnd(),
  );
}

/** Every place in the outermost function around a declaration that names what it declares, itself included. */
export function usesOf(symbol: Symbol): readonly Identifier[] {
  const declaration = localDeclaration(symbol);
  const scope = declaration?.getAncestors().findLast((ancestor) => Node.isFunctionLikeDeclaration(ancestor));
  if (scope === undefined) return [];
  return (namesByText(scope).get(symbol.getName()) ?? []).filter((name) => symbolOf(name) === symbol);
}

const sorted = new WeakMap<Node["compilerNode"], ReadonlyMap<string, readonly Identifier[]>>();

function namesByText(scope: Node): ReadonlyMap<string, readonly Identifier[]> {
  const found = sorted.get(scope.compilerNode);
  if (found !== undefined) return found;
  const byText = new Map<string, Identifier[]>();
  for (const name of namesIn(scope)) {
    const same = byText.get(name.getText());
    if (same === undefined) byText.set(name.getText(), [name]);
    else same.push(name);
  }
  sorted.set(scope.compilerNode, byText);
  return byText;
}

/** True for a value with parts that can be changed: no text, no number. */
export function isComposite(name: Identifier): boolean {
  return mayBe(kindsOfNode(name), kind.array | kind.object | kind.other);
}

/** True where a variable is given another value. */
export function isAssigned(name: Identifier): boolean {
  const parent = name.getParent();
  if (Node.isPostfixUnaryExpression(parent)) return true;
  if (Node.isPrefixUnaryExpression(parent)) return isStep(parent.getOperatorToken());
  if (Node.isForOfStatement(parent) || Node.isForInStatement(parent)) return parent.getInitializer() === name;
  const pattern = name.getFirstAncestor(
    (ancestor) => Node.isBinaryExpression(ancestor) && isAssignment(ancestor.getOperatorToken().getKind()),
  );
  if (!Node.isBinaryExpression(pattern)) return false;
  const left = pattern.getLeft();
  const isPattern = Node.isArrayLiteralExpression(left) || Node.isObjectLiteralExpression(left);
  return left === name || (isPattern && isWithin(name, [left]));
}

/** True for code that has run for the last time, or not at all, when the nodes run: it stands in no loop with them. */
export function isBehind(node: Node, nodes: readonly Node[], declaration: Node): boolean {
  const last = nodes.at(-1);
  if (last === undefined || node.getSourceFile() !== last.getSourceFile() || node.getPos() < last.getEnd())
    return false;
  // A function that changes what is declared around it does so when it is called, wherever it stands.
  if (enclosing(last) !== enclosing(declaration)) return false;
  const loops = last.getAncestors().filter((ancestor) => Node.isIterationStatement(ancestor));
  return !loops.some((loop) => isWithin(node, [loop]) && !isWithin(declaration, [loop]));
}

/** True for code that has run when the nodes do, and does not run again: it stands before them, in no loop with them. */
export function isBefore(node: Node, nodes: readonly Node[]): boolean {
  const [first] = nodes;
  if (first === undefined || node.getSourceFile() !== first.getSourceFile() || node.getEnd() > first.getStart())
    return false;
  if (enclosing(node) !== enclosing(first)) return false;
  return !first.getAncestors().some((ancestor) => Node.isIterationStatement(ancestor) && isWithin(node, [ancestor]));
}

/** True for code that names what could not be kept: that has been said. */
export function namesCrossing(node: Node, { crossing }: Reading): boolean {
  if (crossing.size === 0) return false;
  return namesIn(node).some((name) => {
    const symbol = symbolOf(name);
    return symbol !== undefined && crossing.has(symbol);
  });
}
