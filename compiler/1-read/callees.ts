/** What a call calls, resolved by symbol: a word of sfn-compile, a task, a workflow, or something else. */
import { Node, type Expression as Syntax } from "ts-morph";
import type { TaskDeclaration } from "../compiled";
import { memberOfTable } from "./function-tables";
import { functionAt, type AnyFunction } from "./functions";
import type { Program } from "./program";

/** Name of the word of sfn-compile that an expression names, under whatever alias it was imported; null when it is none. */
export function wordOf(callee: Syntax): string | null {
  if (Node.isPropertyAccessExpression(callee) && isWholeModule(callee.getExpression())) return callee.getName();
  for (const declaration of callee.getSymbol()?.getDeclarations() ?? []) {
    if (!Node.isImportSpecifier(declaration)) continue;
    if (declaration.getImportDeclaration().getModuleSpecifierValue() === "sfn-compile") return declaration.getName();
  }
  return null;
}

/** `import * as sfn from "sfn-compile"` */
function isWholeModule(node: Syntax): boolean {
  const declarations = Node.isIdentifier(node) ? (node.getSymbol()?.getDeclarations() ?? []) : [];
  return declarations.some((declaration) => {
    if (!Node.isNamespaceImport(declaration)) return false;
    const imported = declaration.getFirstAncestor(Node.isImportDeclaration);
    return imported?.getModuleSpecifierValue() === "sfn-compile";
  });
}

const awaitedWords: ReadonlySet<string | null> = new Set([
  "callback",
  "distributedMap",
  "http",
  "map",
  "retry",
  "rollback",
  "saga",
  "sleep",
  "sleepUntil",
  "start",
  "within",
]);

/** True for the name of a word that yields a promise. */
export function isAwaitedWord(callee: Syntax): boolean {
  return awaitedWords.has(wordOf(callee));
}

/** The function that an expression names, through imports and re-exports, or as a part of an object that is written out. */
export function functionOf(callee: Syntax): AnyFunction | null {
  const member = memberOfTable(callee);
  if (Node.isExpression(member)) return functionOf(member);
  const symbol = callee.getSymbol();
  const target = symbol?.getAliasedSymbol() ?? symbol;
  return (
    target
      ?.getDeclarations()
      .map(functionAt)
      .find((found) => found !== null) ?? null
  );
}

/** The task that an expression names, or null. */
export function taskOfCallee(callee: Syntax, program: Program): TaskDeclaration | null {
  const declaration = functionOf(callee);
  return declaration === null ? null : program.taskOf(declaration);
}
