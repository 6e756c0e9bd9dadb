/** What a `const` was made with, wherever it is declared. */
import { Node, VariableDeclarationKind, type Expression as Syntax, type Identifier } from "ts-morph";
import { symbolOf } from "../symbols";

/** The initializer of the `const` that a name stands for; undefined for any other name. */
export function valueOfConst(name: Identifier): Syntax | undefined {
  const symbol = symbolOf(name);
  const [declaration] = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  const list = declaration?.getParent();
  const isConst = Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
  return isConst && Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
}
