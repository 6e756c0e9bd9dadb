/** Functions whose body is known, and whether evaluating an expression takes steps of its own. */
import {
  Node,
  VariableDeclarationKind,
  type ArrowFunction,
  type Expression as Syntax,
  type FunctionDeclaration,
  type FunctionExpression,
  type Symbol,
  type VariableDeclaration,
} from "ts-morph";
import { taskOfCallee } from "./callees";
import type { Reading } from "./reading";

export type Inlinable = FunctionDeclaration | ArrowFunction | FunctionExpression;

/** The function that an expression is or names, when its body is in the project; null for tasks, workflows and anything else. */
export function inlinableOf(callee: Syntax, reading: Reading): Inlinable | null {
  if (Node.isParenthesizedExpression(callee)) return inlinableOf(callee.getExpression(), reading);
  if (Node.isArrowFunction(callee) || Node.isFunctionExpression(callee)) return callee;
  const symbol = Node.isIdentifier(callee) ? callee.getSymbol() : undefined;
  if (symbol === undefined || taskOfCallee(callee, reading.program) !== null) return null;
  return reading.functions.get(symbol) ?? declaredAs(symbol, reading);
}

function declaredAs(symbol: Symbol, reading: Reading): Inlinable | null {
  const declarations = (symbol.getAliasedSymbol() ?? symbol).getDeclarations();
  return declarations.map((declaration) => functionIn(declaration, reading)).find((found) => found !== null) ?? null;
}

function functionIn(declaration: Node, reading: Reading): Inlinable | null {
  if (!reading.program.isOwn(declaration.getSourceFile())) return null;
  if (Node.isFunctionDeclaration(declaration)) {
    const isPlain =
      declaration.getBody() !== undefined && !declaration.isGenerator() && !reading.program.isWorkflow(declaration);
    return isPlain ? declaration : null;
  }
  if (!Node.isVariableDeclaration(declaration) || !isConst(declaration)) return null;
  const value = declaration.getInitializer();
  return Node.isArrowFunction(value) || Node.isFunctionExpression(value) ? value : null;
}

function isConst(declaration: VariableDeclaration): boolean {
  const list = declaration.getParent();
  return Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
}

/** True for a function whose calls have to be awaited: an async one, or one that hands a promise on. */
export function isAwaitable(target: Inlinable): boolean {
  return target.isAsync() || target.getReturnType().getSymbol()?.getName() === "Promise";
}

/** The one expression that a function without `await` returns; null for a body of statements. */
export function bodyOf(target: Inlinable): Syntax | null {
  const body = target.getBody();
  if (target.isAsync() || body === undefined) return null;
  if (Node.isExpression(body)) return body;
  const statements = Node.isBlock(body) ? body.getStatements() : [];
  const [only] = statements;
  return statements.length === 1 && Node.isReturnStatement(only) ? (only.getExpression() ?? null) : null;
}

/** True when evaluating the node takes steps (not: when a function in it would): it awaits, or calls what has to be written out. */
export function hasSteps(node: Node, reading: Reading): boolean {
  if (Node.isAwaitExpression(node)) return true;
  if (Node.isFunctionDeclaration(node) || Node.isArrowFunction(node) || Node.isFunctionExpression(node)) return false;
  if (Node.isCallExpression(node) && callHasSteps(node.getExpression(), reading)) return true;
  return node.forEachChild((child) => hasSteps(child, reading) || undefined) ?? false;
}

function callHasSteps(callee: Syntax, reading: Reading): boolean {
  const target = inlinableOf(callee, reading);
  if (target === null) return false;
  const body = bodyOf(target);
  return body === null || isAwaitable(target) || (!reading.inlining.includes(target) && hasSteps(body, reading));
}
