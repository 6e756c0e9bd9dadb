/** function f() { … }, const f = () => …   →   one thing to all who look for functions, whichever way they are written */
import {
  Node,
  VariableDeclarationKind,
  type ArrowFunction,
  type FunctionDeclaration,
  type FunctionExpression,
  type JSDocTag,
  type MethodDeclaration,
  type SourceFile,
  type VariableDeclaration,
  type VariableStatement,
} from "ts-morph";

export type AnyFunction = FunctionDeclaration | ArrowFunction | FunctionExpression | MethodDeclaration;

/** True for a function with parameters and a body, and no receiver; `search() {}` of an object is one, too. */
export function isAnyFunction(node: Node | undefined): node is AnyFunction {
  if (Node.isMethodDeclaration(node)) return Node.isObjectLiteralExpression(node.getParent());
  return Node.isFunctionDeclaration(node) || Node.isArrowFunction(node) || Node.isFunctionExpression(node);
}

/** The function that a declaration declares: itself, or the value of a `const`; null for anything else. */
export function functionAt(declaration: Node): AnyFunction | null {
  if (Node.isFunctionDeclaration(declaration)) return declaration;
  if (!Node.isVariableDeclaration(declaration) || !isConst(declaration)) return null;
  const value = declaration.getInitializer();
  return isAnyFunction(value) ? value : null;
}

function isConst(declaration: VariableDeclaration): boolean {
  const list = declaration.getParent();
  return Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
}

/** The functions that the statements of a file declare, one a statement: they can carry annotations. */
export function functionsOf(file: SourceFile): readonly AnyFunction[] {
  return file.getStatements().flatMap((statement) => {
    if (Node.isFunctionDeclaration(statement)) return statement.isOverload() ? [] : [statement];
    const only = Node.isVariableStatement(statement) ? onlyDeclaration(statement) : undefined;
    const declared = only === undefined ? null : functionAt(only);
    return declared === null ? [] : [declared];
  });
}

function onlyDeclaration(statement: VariableStatement): VariableDeclaration | undefined {
  const [only, ...others] = statement.getDeclarations();
  return others.length === 0 ? only : undefined;
}

/** Where a function gets its name: its own declaration, or the `const` whose value it is. */
export function declarationOf(target: AnyFunction): FunctionDeclaration | VariableDeclaration | null {
  if (Node.isFunctionDeclaration(target)) return target;
  const parent = target.getParent();
  return Node.isVariableDeclaration(parent) && parent.getInitializer() === target ? parent : null;
}

/** The name of a function, or undefined. */
export function nameOf(target: AnyFunction): string | undefined {
  return declarationOf(target)?.getName();
}

/** Where the name of a function stands; the function itself where it has none. */
export function nameNodeOf(target: AnyFunction): Node {
  return declarationOf(target)?.getNameNode() ?? target;
}

/** The whole statement that declares a function, `export` included; the function itself for any other. */
export function statementOf(target: AnyFunction): Node {
  const declaration = declarationOf(target) ?? target;
  return Node.isVariableDeclaration(declaration) ? (declaration.getVariableStatement() ?? declaration) : declaration;
}

/** The tags in the comments before a function. */
export function tagsOf(target: AnyFunction): readonly JSDocTag[] {
  return commentsOf(target).flatMap((comment) => comment.getTags());
}

/** What the comments before a function say ahead of their tags. */
export function descriptionOf(target: AnyFunction): string {
  return commentsOf(target)
    .map((comment) => comment.getDescription().trim())
    .join("\n");
}

function commentsOf(target: AnyFunction) {
  const statement = statementOf(target);
  return Node.isJSDocable(statement) ? statement.getJsDocs() : [];
}

/** The outermost function around a node, else its file: wherever a name can be used that is declared at the node. */
export function scopeAround(node: Node): Node {
  return node.getAncestors().findLast(isAnyFunction) ?? node.getSourceFile();
}
