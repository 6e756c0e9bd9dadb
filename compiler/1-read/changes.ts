/** Which variables are changed in place: `x.y = …`, `x[k]++`, `x.push(…)`, `delete x.y`. */
import { Node, type Symbol } from "ts-morph";
import { isAssignment, isStep } from "./operators";

const changingMethods = new Set(["push", "unshift", "pop", "shift", "splice", "sort", "reverse", "fill"]);

/** Notes the variables parts of which are written in a function. */
export function noteChanges(body: Node, changed: Set<Symbol>): void {
  body.forEachDescendant((node) => {
    const target = changedPart(node);
    let root = target;
    while (
      Node.isPropertyAccessExpression(root) ||
      Node.isElementAccessExpression(root) ||
      Node.isNonNullExpression(root)
    )
      root = root.getExpression();
    const symbol = root !== target || Node.isCallExpression(node) ? root?.getSymbol() : undefined;
    if (symbol !== undefined) changed.add(symbol);
  });
}

function changedPart(node: Node): Node | undefined {
  if (Node.isBinaryExpression(node))
    return isAssignment(node.getOperatorToken().getKind()) ? node.getLeft() : undefined;
  if (Node.isPostfixUnaryExpression(node)) return node.getOperand();
  if (Node.isPrefixUnaryExpression(node)) return isStep(node.getOperatorToken()) ? node.getOperand() : undefined;
  if (Node.isDeleteExpression(node)) return node.getExpression();
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined;
  return Node.isPropertyAccessExpression(callee) && changingMethods.has(callee.getName())
    ? callee.getExpression()
    : undefined;
}
