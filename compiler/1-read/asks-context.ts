/** Which tasks ask `taskContext()`: themselves, or through functions of the project that they call. */
import { Node, type Identifier, type SourceFile } from "ts-morph";
import { functionOf } from "./callees";
import { identifiersIn } from "./descendants";
import type { AnyFunction } from "./functions";

/** True for a file that may ask: most projects have none, and need not be searched. */
export function mayAsk(file: SourceFile): boolean {
  return file.getFullText().includes("sfn-compile/lambda");
}

/** True when the function, or one that it calls, asks for its context. */
export function asksContext(declaration: AnyFunction, seen = new Set<AnyFunction>()): boolean {
  if (seen.has(declaration)) return false;
  seen.add(declaration);
  return identifiersIn(declaration).some((name) => {
    if (Node.isPropertyAssignment(name.getParent())) return false;
    if (isQuestion(name)) return true;
    const called = functionOf(name);
    if (called === null || called.getSourceFile().isInNodeModules()) return false;
    return asksContext(called, seen);
  });
}

/** `taskContext` of `sfn-compile/lambda`, under whatever name it was imported. */
function isQuestion(name: Identifier): boolean {
  return (name.getSymbol()?.getDeclarations() ?? []).some(
    (declaration) =>
      Node.isImportSpecifier(declaration) &&
      declaration.getName() === "taskContext" &&
      declaration.getImportDeclaration().getModuleSpecifierValue() === "sfn-compile/lambda",
  );
}
