/**
 * const double = (n: number) => n * 2;   →   the same, in front of the code that uses it
 *
 * Declarations within a workflow that mean the same wherever they are evaluated: code that is outlined takes a copy of
 * those that it names along.
 */
import { Node, VariableDeclarationKind, type Statement, type VariableDeclaration } from "ts-morph";
import type { Reading } from "../reading";
import { freeNames, type Free } from "./names";

/** True for a declaration that can be taken along: of a function, a class, an enum, or a pattern without a memory. */
export function isCarriable(declaration: Node): boolean {
  if (Node.isFunctionDeclaration(declaration)) return !declaration.isAsync();
  if (Node.isClassDeclaration(declaration) || Node.isEnumDeclaration(declaration)) return true;
  return Node.isVariableDeclaration(declaration) && isConst(declaration) && isRecipe(declaration.getInitializer());
}

function isConst(declaration: VariableDeclaration): boolean {
  const list = declaration.getParent();
  return Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
}

/** A pattern with the flags `g` or `y` remembers where it has been. */
function isRecipe(value: Node | undefined): boolean {
  if (Node.isArrowFunction(value) || Node.isFunctionExpression(value)) return !value.isAsync();
  return Node.isRegularExpressionLiteral(value) && !/[gy]\w*$/.test(value.getText().replace(/^.*\//s, ""));
}

/** True for a statement that only declares such: it leaves no trace where it stands. */
export function isCarriableStatement(node: Statement): boolean {
  return Node.isVariableStatement(node) ? node.getDeclarations().every(isCarriable) : isCarriable(node);
}

/** What a piece of code names, with what that names in turn. */
export interface Gathered {
  /** Declarations that are taken along, in the order of the source. */
  readonly carried: readonly Node[];
  /** Everything else: values. */
  readonly values: readonly Free[];
}

/** Gathers what code names; null where it names a function that was passed to it, whose names mean something else here. */
export function gather(nodes: readonly Node[], reading: Reading): Gathered | null {
  const carried = new Set<Node>();
  for (;;) {
    const free = freeNames([...nodes, ...carried]);
    if (free.some(({ symbol }) => reading.functions.has(symbol))) return null;
    const more = free.filter(({ declaration }) => isCarriable(declaration));
    for (const { declaration } of more) carried.add(declaration);
    if (more.length > 0) continue;
    const ordered = [...carried].sort((a, b) => a.getPos() - b.getPos());
    return { carried: ordered, values: free };
  }
}

/** The text of a declaration that is taken along. */
export function carriedText(declaration: Node): string {
  return Node.isVariableDeclaration(declaration) ? `const ${declaration.getText()};` : declaration.getText();
}
