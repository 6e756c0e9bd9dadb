/** Which code is finished as soon as it has run: it waits for nothing, starts nothing, and registers nothing. */
import { Node, type CallExpression } from "ts-morph";
import { functionOf, taskOfCallee, wordOf } from "../callees";
import { isListOfPromises } from "../concurrency/syntax";
import { closureOf } from "../inlinable";
import type { Reading } from "../reading";

/** True for code without awaits, promises, tasks and words, in the functions that it calls as well. */
export function isAwaitFree(node: Node, reading: Reading): boolean {
  return isFree(node, reading, new Set());
}

function isFree(node: Node, reading: Reading, visited: Set<Node>): boolean {
  if (Node.isAwaitExpression(node) || Node.isYieldExpression(node)) return false;
  if (Node.isForOfStatement(node) && node.isAwaited()) return false;
  if (Node.isTypeNode(node)) return true;
  if (isFunction(node) && (node.isAsync() || isGenerator(node))) return false;
  if (Node.isCallExpression(node) && !isFreeCall(node, reading, visited)) return false;
  return node.forEachChild((child) => !isFree(child, reading, visited) || undefined) !== true;
}

function isFreeCall(node: CallExpression, reading: Reading, visited: Set<Node>): boolean {
  const callee = node.getExpression();
  if (wordOf(callee) !== null || taskOfCallee(callee, reading.program) !== null) return false;
  const declaration = functionOf(callee);
  if (declaration !== null && reading.program.isWorkflow(declaration)) return false;
  if (node.getType().getProperty("then") !== undefined || isListOfPromises(node)) return false;
  const target = closureOf(callee, reading)?.target ?? declaration;
  const isOwn = target !== null && reading.program.isOwn(target.getSourceFile());
  if (!isOwn || visited.has(target)) return true;
  visited.add(target);
  return isFree(target, reading, visited);
}

type AnyFunction = Node & { isAsync(): boolean };

function isFunction(node: Node): node is AnyFunction {
  return (
    Node.isFunctionDeclaration(node) ||
    Node.isArrowFunction(node) ||
    Node.isFunctionExpression(node) ||
    Node.isMethodDeclaration(node)
  );
}

function isGenerator(node: Node): boolean {
  return (
    (Node.isFunctionDeclaration(node) || Node.isFunctionExpression(node) || Node.isMethodDeclaration(node)) &&
    node.isGenerator()
  );
}
