/** Whether a use makes an object known under another name: what looks on, copies or is a view of it does not. */
import { Node, SyntaxKind, type CallExpression, type Identifier } from "ts-morph";
import { taskOfCallee } from "../callees";
import { descendantsOf } from "../descendants";
import { isAnyFunction, tagsOf } from "../functions";
import { inlinableOf } from "../inlinable";
import { arrayMethods } from "../library/rows";
import { isAssignment } from "../operators";
import { isTakenOver } from "../made";
import type { Reading } from "../reading";
import { isSentAway } from "../sdk/sends";
import { symbolOf } from "../symbols";
import { handsOutNothing } from "./callbacks";
import { isFlat, isScalar } from "./fresh-types";
import { isHarmlessLink, linkBy } from "./links";
import { namesGiven, type Given } from "./handed";
import { partRead, usesOf, wayFrom } from "./uses";

/**
 * True where a use makes the object, or (for a change below its top level) a part of it, known under another name. A view
 * is none, unless `views` count.
 */
export function isKept(use: Identifier, deep: boolean, reading: Reading, views = false): boolean {
  const value = partRead(use);
  if (value !== use && !deep && !isCallee(value)) return false;
  return isPartKept({ use, value, deep }, reading, views);
}

/** True where a use makes what lies so many keys deep in the object, or less deep, known under another name. */
export function isKeptAbove(use: Identifier, depth: number, reading: Reading): boolean {
  const { value, depth: way } = wayFrom(use);
  const at = isCallee(value) ? way - 1 : way;
  return at <= depth && isPartKept({ use, value, deep: at < depth }, reading, false);
}

interface Part {
  readonly use: Identifier;
  readonly value: Node;
  /** Whether parts of the value count, too. */
  readonly deep: boolean;
}

function isPartKept({ use, value, deep }: Part, reading: Reading, views: boolean): boolean {
  const parent = value.getParent();
  if (isDeclared(value, parent) || (Node.isExpression(value) && isScalar(value)) || isTakenOver(use)) return false;
  if (!views && isSeenThrough(use, reading)) return false;
  if (isCallee(value)) return isHandedOn(value, parent) || (deep && !isHarmlessCall(value));
  const given = namesGiven(use, value, reading);
  if (given !== null) return deep || given.some((each) => isKeptAs(each, reading));
  return !isHarmless(value, parent, deep, reading);
}

function isCallee(value: Node): boolean {
  const parent = value.getParent();
  return Node.isCallExpression(parent) && parent.getExpression() === value;
}

/** True where the function that gets an object under this name keeps it. */
function isKeptAs({ name, isWhole }: Given, reading: Reading): boolean {
  const symbol = symbolOf(name);
  if (symbol === undefined || reading.examined.has(symbol)) return true;
  reading.examined.add(symbol);
  const kept = usesOf(name, !isWhole, reading).some((use) => isKept(use, !isWhole, reading));
  reading.examined.delete(symbol);
  return kept;
}

/** True where another name is a view, and sees what becomes of the object. */
function isSeenThrough(use: Identifier, reading: Reading): boolean {
  const link = linkBy(use, reading);
  return link !== null && isHarmlessLink(use, link, reading);
}

function isDeclared(name: Node, parent: Node | undefined): boolean {
  const isDeclaration =
    Node.isVariableDeclaration(parent) || Node.isParameterDeclaration(parent) || Node.isBindingElement(parent);
  return isDeclaration && parent.getNameNode() === name;
}

/** Methods that hand out no part of the receiver. */
const harmlessMethods = new Set([
  "push",
  "unshift",
  "pop",
  "shift",
  "includes",
  "join",
  "some",
  "every",
  "keys",
  "toString",
]);

/** `const sorted = list.sort()` is the list itself. */
function isHandedOn(callee: Node, call: Node | undefined): boolean {
  const isItself = Node.isPropertyAccessExpression(callee) && /^(sort|reverse|fill|copyWithin)$/.test(callee.getName());
  return isItself && !Node.isExpressionStatement(call?.getParent());
}

function isHarmlessCall(callee: Node): boolean {
  return Node.isPropertyAccessExpression(callee) && (harmlessMethods.has(callee.getName()) || handsOutNothing(callee));
}

/** Statements and operators that only look at a value. */
const lookingOn: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ExpressionStatement,
  SyntaxKind.IfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.TypeOfExpression,
  SyntaxKind.VoidExpression,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.DeleteExpression,
  SyntaxKind.TemplateSpan,
]);

/** Whole values in places that copy them, or only look at them. */
function isHarmless(value: Node, parent: Node | undefined, deep: boolean, reading: Reading): boolean {
  if (parent === undefined || lookingOn.has(parent.getKind()) || isOperand(value, parent)) return true;
  if (isAssignedFrom(value, parent)) return false;
  if (isSpread(parent)) return copiesOnly(value, deep);
  if (isSentAway(parent)) return true;
  if (Node.isCallExpression(parent)) return isHarmlessArgument(parent, value, deep, reading);
  if (Node.isForOfStatement(parent)) return !deep && !isChangedIn(parent.getStatement(), value);
  if (Node.isReturnStatement(parent)) return endsWorkflow(parent);
  return forwards(parent) && isHarmless(parent, parent.getParent(), deep, reading);
}

/** True for the left side of an assignment, and for an operand of an operator that makes a new value. */
function isOperand(value: Node, parent: Node): boolean {
  return Node.isBinaryExpression(parent) && (isAssigned(value, parent) || !isForwarding(parent));
}

/** Syntax whose value is, or holds, the value inside of it. */
function forwards(parent: Node): boolean {
  return (
    Node.isBinaryExpression(parent) ||
    Node.isParenthesizedExpression(parent) ||
    Node.isAsExpression(parent) ||
    Node.isNonNullExpression(parent) ||
    Node.isConditionalExpression(parent) ||
    Node.isPropertyAssignment(parent) ||
    Node.isShorthandPropertyAssignment(parent) ||
    Node.isObjectLiteralExpression(parent) ||
    Node.isArrayLiteralExpression(parent)
  );
}

function isAssigned(value: Node, parent: Node): boolean {
  return (
    Node.isBinaryExpression(parent) &&
    parent.getLeft() === value &&
    parent.getOperatorToken().getKind() === SyntaxKind.EqualsToken
  );
}

/** True for what another variable or place is given. */
function isAssignedFrom(value: Node, parent: Node): boolean {
  return (
    Node.isBinaryExpression(parent) &&
    parent.getRight() === value &&
    isAssignment(parent.getOperatorToken().getKind()) &&
    isForwarding(parent)
  );
}

/** `a ?? b`, `a || b`, `x = a`: the value goes on; every other operator makes a new one. */
function isForwarding(parent: Node): boolean {
  if (!Node.isBinaryExpression(parent)) return false;
  const text = parent.getOperatorToken().getText();
  return ["??", "||", "&&", "=", "??=", "||=", "&&="].includes(text);
}

/** Functions whose result has no part of what they are given; and those whose result has its parts, but is another list. */
const lookers = new Set([
  "JSON.stringify",
  "structuredClone",
  "Object.keys",
  "Object.hasOwn",
  "String",
  "Boolean",
  "Array.isArray",
]);
const listers = new Set(["Object.values", "Object.entries"]);

/** True for what takes the parts of a value, and not the value: `[...list]`, `{ ...order }`, `new Set(list)`. */
function isSpread(node: Node): boolean {
  if (Node.isNewExpression(node)) return /^(Set|Map)$/.test(node.getExpression().getText());
  return Node.isSpreadElement(node) || Node.isSpreadAssignment(node);
}

/** True for parts that are put somewhere else, where nobody minds: they are in both places now. */
function copiesOnly(value: Node, deep: boolean): boolean {
  return !deep || (Node.isExpression(value) && isFlat(value));
}

/** Tasks get copies; helpers are written out, and change none of their parameters. */
function isHarmlessArgument(call: CallExpression, value: Node, deep: boolean, reading: Reading): boolean {
  const callee = call.getExpression();
  const name = callee.getText();
  if (lookers.has(name) || (listers.has(name) && !deep)) return true;
  if (taskOfCallee(callee, reading.program) !== null) return true;
  if (inlinableOf(callee, reading) !== null) return !deep;
  const isConcat =
    Node.isPropertyAccessExpression(callee) && callee.getName() === "concat" && value.getType().isArray();
  return (isConcat || name === "Array.from") && copiesOnly(value, deep);
}

/** True for what stands in no workflow itself. */
export function isInHelper(node: Node): boolean {
  const owner = node.getFirstAncestor(isAnyFunction);
  return owner === undefined || !tagsOf(owner).some((tag) => tag.getTagName() === "workflow");
}

/** True for a `return` behind which nothing runs. */
function endsWorkflow(node: Node): boolean {
  return !isInHelper(node) && !isTidiedBehind(node);
}

/** True where a `finally` runs behind a `return`: what it changes is seen in what is returned. */
function isTidiedBehind(node: Node): boolean {
  const parent = node.getParent();
  if (parent === undefined || isAnyFunction(parent)) return false;
  const finallyBlock = Node.isTryStatement(parent) ? parent.getFinallyBlock() : undefined;
  return (finallyBlock !== undefined && finallyBlock !== node) || isTidiedBehind(parent);
}

/** True when a loop changes the very list that it walks. */
function isChangedIn(body: Node, list: Node): boolean {
  const text = list.getText();
  return descendantsOf(body).some((node) => {
    if (Node.isCallExpression(node)) {
      const callee = node.getExpression();
      return (
        Node.isPropertyAccessExpression(callee) &&
        callee.getExpression().getText() === text &&
        !Object.hasOwn(arrayMethods, callee.getName())
      );
    }
    return (
      Node.isBinaryExpression(node) &&
      isAssigned(node.getLeft(), node) &&
      node.getLeft().getText().startsWith(`${text}[`)
    );
  });
}
