/** What of `Promise.all(…)` can be seen without reading it. */
import { Node, type CallExpression, type Expression as Syntax, type Type } from "ts-morph";
import { isGlobal } from "../library/globals";

/** True for `Promise.all(…)`, `Promise.allSettled(…)`, `Promise.race(…)` and `Promise.any(…)`. */
export function isGroup(node: CallExpression): boolean {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !isPromise(callee.getExpression())) return false;
  return callee.getName() === "all" || isSettling(node) || isRace(node);
}

/** True for a group that ends with its first member. */
export function isRace(node: CallExpression): boolean {
  const callee = node.getExpression();
  return Node.isPropertyAccessExpression(callee) && ["race", "any"].includes(callee.getName());
}

/** True for a group whose members are all waited for, however they end. */
export function isSettling(node: CallExpression): boolean {
  const callee = node.getExpression();
  return Node.isPropertyAccessExpression(callee) && callee.getName() === "allSettled";
}

function isPromise(node: Syntax): boolean {
  return Node.isIdentifier(node) && node.getText() === "Promise" && isGlobal(node);
}

/** True for `await Promise.all([…])` and its like: as many results as there are elements. */
export function isListOfMembers(node: Syntax): boolean {
  const call = Node.isAwaitExpression(node) ? node.getExpression() : undefined;
  if (!Node.isCallExpression(call) || !isGroup(call) || isRace(call)) return false;
  const [list] = call.getArguments();
  return Node.isArrayLiteralExpression(list) && !list.getElements().some(Node.isSpreadElement);
}

/** True when nobody asks for what a call yields, or for the element of its list at a position. */
export function isIgnored(call: CallExpression, at: number | null): boolean {
  let node: Node | undefined = call.getParent();
  while (Node.isAwaitExpression(node) || Node.isParenthesizedExpression(node)) node = node.getParent();
  if (Node.isExpressionStatement(node)) return true;
  if (at === null || !Node.isVariableDeclaration(node)) return false;
  const name = node.getNameNode();
  return (
    Node.isArrayBindingPattern(name) && !Node.isBindingElement(name.getElements()[at]) && !hasRest(name.getElements())
  );
}

function hasRest(elements: readonly Node[]): boolean {
  return elements.some((element) => Node.isBindingElement(element) && element.getDotDotDotToken() !== undefined);
}

/** True for an array of nothing but promises. */
export function isListOfPromises(node: Node): boolean {
  const element = node.getType().getArrayElementType();
  return element !== undefined && (element.isUnion() ? element.getUnionTypes() : [element]).every(isPromiseType);
}

function isPromiseType(type: Type): boolean {
  return type.getSymbol()?.getName() === "Promise";
}
