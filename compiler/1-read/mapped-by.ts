/**
 * await Promise.all(lines.map(async (line) => { line.price = … }))   →   `line` is a name for each element of `lines`
 *
 * What a callback that is written out is called with, as far as the syntax says it.
 */
import {
  Node,
  type BindingName,
  type CallExpression,
  type Expression as Syntax,
  type PropertyAccessExpression,
} from "ts-morph";
import { wordOf } from "./callees";
import { isGroup, isListOfPromises } from "./concurrency/syntax";

export interface MappedBy {
  readonly list: Syntax;
  readonly callback: Node;
  readonly item: BindingName;
}

/** The list of `list.map((item) => …)` or `map(list, (item) => …)` whose calls run at the same time; null for any other call. */
export function mappedBy(call: CallExpression): MappedBy | null {
  const callee = call.getExpression();
  const [first, second] = call.getArguments();
  if (wordOf(callee) === "map") return mapping(first, second);
  return isMethod(callee, "map") && (isMember(call) || isAsync(first)) ? mapping(callee.getExpression(), first) : null;
}

/** The same of `list.forEach((item) => …)`, whose calls run one after the other. */
export function walkedByForEach(call: CallExpression): MappedBy | null {
  const callee = call.getExpression();
  return isMethod(callee, "forEach") ? mapping(callee.getExpression(), call.getArguments()[0]) : null;
}

/** The call that hands the elements of a list to such a callback; null where it is no such list. */
export function mappingOf(list: Node): MappedBy | null {
  const parent = list.getParent();
  const call = Node.isPropertyAccessExpression(parent) ? parent.getParent() : parent;
  const mapped = Node.isCallExpression(call) ? mappedBy(call) : null;
  return mapped?.list === list ? mapped : null;
}

function mapping(list: Node | undefined, callback: Node | undefined): MappedBy | null {
  if (!Node.isExpression(list) || !(Node.isArrowFunction(callback) || Node.isFunctionExpression(callback))) return null;
  const [item] = callback.getParameters();
  return item === undefined ? null : { list, callback, item: item.getNameNode() };
}

function isMethod(callee: Syntax, name: string): callee is PropertyAccessExpression {
  return Node.isPropertyAccessExpression(callee) && callee.getName() === name;
}

function isAsync(callback: Node | undefined): boolean {
  return (Node.isArrowFunction(callback) || Node.isFunctionExpression(callback)) && callback.isAsync();
}

/** `Promise.all(list.map(…))`, held in a variable or not. */
function isMember(node: CallExpression): boolean {
  const parent = node.getParent();
  if (Node.isCallExpression(parent)) return isGroup(parent);
  return Node.isVariableDeclaration(parent) && isListOfPromises(node);
}
