/** The functions that a piece of the program may call: those that it names. */
import { Node, SyntaxKind, type ArrowFunction, type FunctionDeclaration, type FunctionExpression } from "ts-morph";
import { symbolOf } from "../symbols";

export type Function = FunctionDeclaration | ArrowFunction | FunctionExpression;

/** The functions with a body that a node names or is. */
export function functionsIn(node: Node): readonly Function[] {
  if (isFunction(node)) return [...own(node), ...named(node)];
  return named(node);
}

function own(node: Function): readonly Function[] {
  return Node.isFunctionDeclaration(node) ? [] : [node];
}

function named(node: Node): readonly Function[] {
  const names = Node.isIdentifier(node) ? [node] : node.getDescendantsOfKind(SyntaxKind.Identifier).filter(isNoKey);
  const symbols = new Set(names.map(symbolOf).filter((symbol) => symbol !== undefined));
  const targets = [...symbols].flatMap((symbol) => (symbol.getAliasedSymbol() ?? symbol).getDeclarations());
  return [...new Set(targets.map(functionOf).filter((target) => target !== null))];
}

function isNoKey(name: Node): boolean {
  const parent = name.getParent();
  return !(Node.isPropertyAccessExpression(parent) && parent.getNameNode() === name);
}

function functionOf(declaration: Node): Function | null {
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : declaration;
  const isOurs = value !== undefined && isFunction(value) && value.getBody() !== undefined && !isElsewhere(value);
  return isOurs ? value : null;
}

/** Tasks and workflows get copies of their arguments. */
function isElsewhere(target: Function): boolean {
  if (!Node.isFunctionDeclaration(target)) return false;
  return target
    .getJsDocs()
    .some((comment) => comment.getTags().some((tag) => ["task", "workflow"].includes(tag.getTagName())));
}

/** True for a function with parameters and a body, and no receiver. */
function isFunction(node: Node | undefined): node is Function {
  return Node.isFunctionDeclaration(node) || Node.isArrowFunction(node) || Node.isFunctionExpression(node);
}

/** The function that a node stands in. */
export function functionAround(node: Node): Node | undefined {
  return node.getFirstAncestor((ancestor) => isFunction(ancestor));
}
