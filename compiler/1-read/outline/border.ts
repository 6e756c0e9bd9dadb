/** Values that nobody but a task, or whoever started the workflow, will see: `NaN` is null there, and a date a text. */
import { Node } from "ts-morph";
import { taskOfCallee } from "../callees";
import type { Reading } from "../reading";

/** True for an expression whose value becomes JSON as it stands. */
export function isAtBorder(node: Node, reading: Reading): boolean {
  const parent = node.getParent();
  if (Node.isReturnStatement(parent)) return reading.returns === null;
  if (Node.isCallExpression(parent))
    return parent.getExpression() !== node && taskOfCallee(parent.getExpression(), reading.program) !== null;
  const isPart =
    Node.isPropertyAssignment(parent) ||
    Node.isShorthandPropertyAssignment(parent) ||
    Node.isObjectLiteralExpression(parent) ||
    Node.isArrayLiteralExpression(parent) ||
    Node.isParenthesizedExpression(parent) ||
    Node.isAsExpression(parent) ||
    Node.isSatisfiesExpression(parent);
  return isPart && isAtBorder(parent, reading);
}
