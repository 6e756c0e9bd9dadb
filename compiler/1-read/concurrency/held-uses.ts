/** Promises in variables, as far as the syntax tells: what declares them, where they are awaited. */
import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  type ArrayLiteralExpression,
  type CallExpression,
  type Expression as Syntax,
  type Identifier,
  type VariableDeclaration,
} from "ts-morph";
import { namedWithin } from "../named";
import type { Reading } from "../reading";
import { memberOf } from "./element";
import { mapOf, type Mapped } from "./mapped";
import { isGroup, isListOfPromises, isRace } from "./syntax";

/** Calls that are held in a list, until `Promise.all` waits for them. */
export interface HeldList {
  readonly list: ArrayLiteralExpression | Mapped;
  /** Where they are waited for; null where nobody does so. */
  readonly awaited: CallExpression | null;
}

/** The list of promises that a `const` is declared with; null for any other. */
export function heldList(declaration: VariableDeclaration, reading: Reading): HeldList | null {
  const name = declaration.getNameNode();
  const value = declaration.getInitializer();
  if (!isConst(declaration) || !Node.isIdentifier(name) || value === undefined || !isListOfPromises(name)) return null;
  const list = listOf(value, reading);
  const awaited = usesOf(name).flatMap(({ node }) => groupOf(node) ?? []);
  return list === null ? null : { list, awaited: awaited[0] ?? null };
}

/** An empty list is filled later, by whom nobody knows. */
function listOf(value: Syntax, reading: Reading): HeldList["list"] | null {
  if (!Node.isArrayLiteralExpression(value)) return mapOf(value, reading);
  const calls = value.getElements();
  return calls.length > 0 && calls.every(Node.isCallExpression) ? value : null;
}

/** The `await Promise.all(pending)` or `await Promise.allSettled(pending)` in which a list stands as a whole. */
export function groupOf(name: Node): CallExpression | null {
  const call = name.getParent();
  const isGroupOf = Node.isCallExpression(call) && isGroup(call) && !isRace(call) && call.getArguments()[0] === name;
  return isGroupOf && Node.isAwaitExpression(call.getParent()) ? call : null;
}

function isConst(declaration: VariableDeclaration): boolean {
  const list = declaration.getParent();
  return Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
}

/** The call with whose promise a `const` is declared; null for any other declaration. */
export function initialCall(declaration: VariableDeclaration, reading: Reading): CallExpression | null {
  const value = declaration.getInitializer();
  if (!isConst(declaration) || !Node.isIdentifier(declaration.getNameNode()) || !Node.isCallExpression(value))
    return null;
  const type = declaration.getType().getSymbol()?.getName();
  return type === "Promise" && memberOf(value, reading) !== null ? value : null;
}

interface Use {
  readonly node: Identifier;
  readonly isAwaited: boolean;
}

/** Every other place where the name stands. */
export function usesOf(name: Identifier): readonly Use[] {
  const symbol = name.getSymbolOrThrow();
  const scope = functionAround(name) ?? name.getSourceFile();
  return namedWithin(scope, name.getText())
    .filter((node) => node !== name && node.getSymbol() === symbol)
    .map((node) => ({ node, isAwaited: isAwaited(node) && functionAround(node) === functionAround(name) }));
}

function functionAround(node: Node): Node | undefined {
  return node.getFirstAncestor((each) => Node.isFunctionLikeDeclaration(each) || Node.isFunctionExpression(each));
}

function isAwaited(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isParenthesizedExpression(parent)) return isAwaited(parent);
  return Node.isAwaitExpression(parent) || isElement(node) || groupOf(node) !== null;
}

/** True for an element of an awaited `Promise.all([…])` of nothing but names. */
function isElement(node: Node): boolean {
  const list = node.getParent();
  const call = list?.getParent();
  if (!Node.isArrayLiteralExpression(list) || !Node.isCallExpression(call) || !isGroup(call) || isRace(call))
    return false;
  return Node.isAwaitExpression(call.getParent()) && list.getElements().every(Node.isIdentifier);
}

/** True for a place that is passed whatever the code around it decides. */
export function isAwaitedAnyway(node: Identifier, name: Identifier): boolean {
  const block = name.getFirstAncestorByKindOrThrow(SyntaxKind.VariableStatement).getParent();
  const way: readonly Node[] = [node, ...node.getAncestors()];
  const between = way.slice(0, way.indexOf(block));
  return way.includes(block) && !between.some((each, at) => isDecided(each, way[at + 1]));
}

/** True for a part of a node that is evaluated on some ways only. */
function isDecided(part: Node, whole: Node | undefined): boolean {
  if (Node.isIfStatement(whole) || Node.isSwitchStatement(whole)) return whole.getExpression() !== part;
  if (Node.isConditionalExpression(whole)) return whole.getCondition() !== part;
  if (Node.isBinaryExpression(whole))
    return ["&&", "||", "??"].includes(whole.getOperatorToken().getText()) && whole.getLeft() !== part;
  return Node.isIterationStatement(whole) || Node.isCatchClause(whole);
}
