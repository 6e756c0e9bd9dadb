/** Whether a name is the language's own (`Math`), and not something of the program that is called the same. */
import type { Expression as Syntax } from "ts-morph";

/** True when every declaration of the name stands in TypeScript's own library files. */
export function isGlobal(node: Syntax): boolean {
  const declarations = node.getSymbol()?.getDeclarations() ?? [];
  return (
    declarations.length > 0 &&
    declarations.every((declaration) => /\/lib\.[\w.]*d\.ts$/.test(declaration.getSourceFile().getFilePath()))
  );
}
