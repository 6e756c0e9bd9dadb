/**
 * let found: string | undefined = "a"; const clear = () => { found = undefined; }; clear(); return found
 * TypeScript narrows a variable by what stands around its use, and does not follow the writes of functions within.
 */
import { Node, SyntaxKind, type Expression, type Symbol } from "ts-morph";
import { nothing, type Kinds } from "../ir/kinds";
import { kindsOfNode } from "./types";

/** Kinds that a write adds where TypeScript does not see it. */
export function writtenWithin(name: Node, symbol: Symbol): Kinds {
  const declaration = symbol.getValueDeclaration();
  if (declaration === undefined || isDeclaredAt(name, declaration)) return nothing;
  if (functionAround(name) === functionAround(declaration)) return nothing;
  return kindsOfNode(assignedTo(name) ?? declaration);
}

function assignedTo(name: Node): Expression | undefined {
  const parent = name.getParent();
  const isPlain = Node.isBinaryExpression(parent) && parent.getOperatorToken().getKind() === SyntaxKind.EqualsToken;
  return isPlain && parent.getLeft() === name ? parent.getRight() : undefined;
}

function isDeclaredAt(name: Node, declaration: Node): boolean {
  return declaration.getPos() <= name.getPos() && name.getEnd() <= declaration.getEnd();
}

function functionAround(node: Node): Node | undefined {
  return node.getFirstAncestor((each) => Node.isFunctionLikeDeclaration(each) || Node.isFunctionExpression(each));
}
