/**
 * await words([...seen], seen.size)   →   `[...seen]` and `seen.size`, which are evaluated before anything else happens
 *
 * What a statement that waits evaluates first. Outlined code that stands before it can evaluate that as well: then what it is
 * made of need not be kept.
 */
import { Node, type Expression as Syntax, type Statement, type Type } from "ts-morph";
import { kind, mayBe } from "../../ir/kinds";
import type { Reading } from "../reading";
import { kindsOfType, partThatIsNotJson } from "../types";
import { walkedBy } from "../walked";
import { isAwaitFree } from "./await-free";
import { gather } from "./carried";
import { canStand } from "./expression";
import { isAssigned, namesIn } from "./names";
import { firstPartsOf } from "./operands";
import { isKept } from "./region";

/** An expression that is evaluated first, or what a loop walks. */
export interface Head {
  readonly node: Syntax;
  /** It is made a list, for that is what the loop needs of it. */
  readonly listed: boolean;
  /** It is the same behind all others, and cannot fail. */
  readonly steady: boolean;
}

/** What a statement evaluates before it does anything, in order. */
export function headsOf(statement: Statement | undefined, reading: Reading): readonly Head[] {
  const heads: Head[] = [];
  const first = firstOf(statement);
  if (first !== undefined) gatherFrom(first, heads, reading);
  return heads;
}

function firstOf(statement: Statement | undefined): Syntax | undefined {
  if (Node.isLabeledStatement(statement)) return firstOf(statement.getStatement());
  if (Node.isForOfStatement(statement)) return statement.isAwaited() ? undefined : walkedBy(statement).list;
  if (Node.isVariableStatement(statement)) return statement.getDeclarations()[0]?.getInitializer();
  const hasOne =
    Node.isExpressionStatement(statement) ||
    Node.isReturnStatement(statement) ||
    Node.isIfStatement(statement) ||
    Node.isSwitchStatement(statement);
  return hasOne ? statement.getExpression() : undefined;
}

/** Gathers what is evaluated first; false where what comes behind is not known to follow at once. */
function gatherFrom(node: Syntax, heads: Head[], reading: Reading): boolean {
  if (Node.isArrowFunction(node) || Node.isFunctionExpression(node)) return true;
  const parts = firstPartsOf(node);
  const isFree = isAwaitFree(node, reading);
  if (isFree && (parts === null || !isMade(node))) return addHead(node, heads, reading);
  return parts !== null && parts.every((part) => gatherFrom(part, heads, reading)) && isFree;
}

/** True for what the machine makes of its parts: only these are asked for. */
function isMade(node: Syntax): boolean {
  return (
    Node.isObjectLiteralExpression(node) ||
    Node.isArrayLiteralExpression(node) ||
    Node.isNewExpression(node) ||
    Node.isParenthesizedExpression(node)
  );
}

function addHead(node: Syntax, heads: Head[], reading: Reading): boolean {
  const parent = node.getParent();
  const listed = Node.isForOfStatement(parent) && !node.getType().isArray() && !node.getType().isTuple();
  const steady = isSteady(node);
  if (!steady && !(canStand(node) && !assigns(node, reading))) return false;
  if (!steady && !isKept(node, reading) && !(listed && isListOfJson(node))) return false;
  heads.push({ node, listed, steady });
  return true;
}

function isSteady(node: Syntax): boolean {
  return Node.isIdentifier(node) ? !Node.isForOfStatement(node.getParent()) : Node.isLiteralExpression(node);
}

/** True where a variable is given another value: what stands beside it may read the one before. */
function assigns(node: Syntax, reading: Reading): boolean {
  const gathered = gather([node], reading);
  return gathered === null || [node, ...gathered.carried].flatMap(namesIn).some(isAssigned);
}

/** A set or a map of JSON, or an iterator of one. */
function isListOfJson(node: Syntax): boolean {
  const type = node.getType();
  if (!/^(?:(?:Readonly)?(?:Set|Map)|(?:Set|Map|Array)Iterator)$/.test(type.getSymbol()?.getName() ?? "")) return false;
  const isJson = (each: Type): boolean =>
    partThatIsNotJson(each, node) === null && !mayBe(kindsOfType(each, node), kind.undefined | kind.error | kind.other);
  return type.getTypeArguments().length > 0 && type.getTypeArguments().every(isJson);
}
