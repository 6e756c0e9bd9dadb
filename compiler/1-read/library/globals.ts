/** Whether a name is the language's own (`Math`), and not something of the program that is called the same. */
import { Node, type Expression as Syntax } from "ts-morph";

/**
 * True when a declaration of the name stands in TypeScript's own library files. Others may add to it (`interface Array` of
 * Node's types), or all there is of it (`declare function structuredClone`, which is its host's); a name of the program's own has none there.
 */
export function isGlobal(node: Syntax): boolean {
  const declarations = node.getSymbol()?.getDeclarations() ?? [];
  if (declarations.some((each) => Node.isFunctionDeclaration(each) && each.isAmbient())) return true;
  return declarations.some((declaration) => /\/lib\.[\w.]*d\.ts$/.test(declaration.getSourceFile().getFilePath()));
}
