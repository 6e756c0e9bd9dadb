/**
 * The ways in which outlined code leaves the code around it: `return`, and `break` and `continue` of a loop outside.
 * In the function that the code becomes each of them returns and says which it was.
 */
import { Node, type BreakStatement, type ContinueStatement, type ReturnStatement, type Statement } from "ts-morph";
import type { Label } from "../../ir/flow";
import { findTarget } from "../statements/leave";
import type { Reading } from "../reading";
import { isWithin } from "./names";

/** A way out. `name` is what the function says. */
export type Exit =
  | { readonly kind: "return"; readonly name: "return"; readonly node: ReturnStatement }
  | {
      readonly kind: "break" | "continue";
      readonly name: string;
      readonly node: BreakStatement | ContinueStatement;
      readonly label: Label;
    };

/** Every way out, in the order of the source. */
export function exitsOf(nodes: readonly Node[], reading: Reading): readonly Exit[] {
  const labels: Label[] = [];
  return nodes.flatMap(leaving).flatMap((node): readonly Exit[] => {
    if (Node.isReturnStatement(node)) return [{ kind: "return", name: "return", node }];
    if (staysWithin(node, nodes)) return [];
    const kind = Node.isBreakStatement(node) ? "break" : "continue";
    const { label } = findTarget(node, reading);
    if (!labels.includes(label)) labels.push(label);
    return [{ kind, name: `${kind} ${labels.indexOf(label) + 1}`, node, label }];
  });
}

type Leaving = ReturnStatement | BreakStatement | ContinueStatement;

function leaving(node: Node): readonly Leaving[] {
  if (Node.isReturnStatement(node) || Node.isBreakStatement(node) || Node.isContinueStatement(node)) return [node];
  if (Node.isFunctionLikeDeclaration(node) || Node.isFunctionExpression(node)) return [];
  return node.forEachChildAsArray().flatMap(leaving);
}

/** True where what is left is part of the code. */
function staysWithin(node: BreakStatement | ContinueStatement, nodes: readonly Node[]): boolean {
  const label = node.getLabel()?.getText();
  const target = node.getFirstAncestor((ancestor) => {
    if (label !== undefined) return Node.isLabeledStatement(ancestor) && ancestor.getLabel().getText() === label;
    return Node.isIterationStatement(ancestor) || (Node.isBreakStatement(node) && Node.isSwitchStatement(ancestor));
  });
  return target !== undefined && isWithin(target, nodes);
}

/** True for a statement behind which nothing is reached. */
export function endsHere(node: Statement | undefined): boolean {
  if (node === undefined) return false;
  if (Node.isReturnStatement(node) || Node.isThrowStatement(node)) return true;
  if (Node.isBlock(node)) return endsHere(node.getStatements().at(-1));
  if (!Node.isIfStatement(node)) return false;
  return endsHere(node.getThenStatement()) && endsHere(node.getElseStatement());
}
