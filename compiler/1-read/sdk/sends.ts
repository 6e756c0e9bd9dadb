/** client.send(new PutItemCommand({ … })), client.putItem({ … })   →   the call of a service, by the types of the SDK. */
import { Node, type CallExpression } from "ts-morph";
import { clientClass, commandClass } from "./classes";

/** True for a call of a client of the SDK that yields a promise. */
export function isSdkCall(node: CallExpression): boolean {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee)) return false;
  const isPromise = node.getType().getSymbol()?.getName() === "Promise";
  return isPromise && clientClass(callee.getExpression().getType()) !== null;
}

/** True for a call of a service, or the command of one, that is awaited where it stands: it gets a copy, and keeps nothing. */
export function isSentAway(node: Node): boolean {
  if (Node.isNewExpression(node)) {
    const call = node.getParent();
    return Node.isCallExpression(call) && commandClass(node.getType()) !== null && isSentAway(call);
  }
  if (!Node.isCallExpression(node) || !isSdkCall(node)) return false;
  const parent = node.getParent();
  return Node.isAwaitExpression(parent) || Node.isReturnStatement(parent) || Node.isArrowFunction(parent);
}
