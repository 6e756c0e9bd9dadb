/** What a `const` was made with, wherever it is declared. */
import {
  Node,
  VariableDeclarationKind,
  type Expression as Syntax,
  type Identifier,
  type ObjectLiteralExpression,
} from "ts-morph";
import { symbolOf } from "../symbols";

/** The initializer of the `const` that a name stands for; undefined for any other name. */
export function valueOfConst(name: Identifier): Syntax | undefined {
  const symbol = symbolOf(name);
  const [declaration] = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  const list = declaration?.getParent();
  const isConst = Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
  return isConst && Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
}

/** The object that an expression is, written in place or named by a `const`; null for anything else. */
export function literalOf(node: Syntax | undefined): ObjectLiteralExpression | null {
  if (node === undefined || Node.isObjectLiteralExpression(node)) return node ?? null;
  if (Node.isSatisfiesExpression(node) || Node.isParenthesizedExpression(node) || Node.isAsExpression(node))
    return literalOf(node.getExpression());
  return Node.isIdentifier(node) ? literalOf(valueOfConst(node)) : null;
}
