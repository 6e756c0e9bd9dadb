/**
 * let day: string; if (known) day = await ask(); else day = new Date(at).toISOString()
 * A variable that has no value yet where outlined code begins is not given to the code, which has to set it.
 */
import { Node, type VariableDeclaration } from "ts-morph";
import { kind, mayBe } from "../../ir/kinds";
import { kindsOfNode } from "../types";
import { enclosing, isAssigned, isWithin, usesOf, type Free } from "./names";

/** True for a variable that is declared without a value, and that nothing before the code has surely set. */
export function isUnsetBefore({ symbol, declaration, uses }: Free, nodes: readonly Node[]): boolean {
  const [first] = nodes;
  if (first === undefined || !Node.isVariableDeclaration(declaration) || !isBare(declaration)) return false;
  if (enclosing(declaration) !== enclosing(first) || !uses.some(isAssigned)) return false;
  return !usesOf(symbol).some(
    (use) => use.getEnd() <= first.getStart() && isAssigned(use) && !isWithin(use, nodes) && mayLeadTo(use, first),
  );
}

/** `let day: string;`, of which TypeScript knows that it is set before it is read. */
function isBare(declaration: VariableDeclaration): boolean {
  const isPlain = declaration.getVariableStatement() !== undefined && !declaration.hasExclamationToken();
  return (
    isPlain &&
    declaration.getInitializer() === undefined &&
    !mayBe(kindsOfNode(declaration), kind.undefined | kind.other)
  );
}

/** False for what stands in another arm of an `if`, a `switch` or a `try`: what is set there alone is not surely set here. */
function mayLeadTo(use: Node, first: Node): boolean {
  const arms = (node: Node): readonly Node[] => [node, ...node.getAncestors()].filter(isArm);
  const around = arms(first);
  return !arms(use).some((arm) => {
    const whole = arm.getParent();
    return !around.includes(arm) && around.some((other) => other.getParent() === whole);
  });
}

function isArm(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isIfStatement(parent)) return node !== parent.getExpression();
  return Node.isCaseBlock(parent) || (Node.isTryStatement(parent) && node !== parent.getFinallyBlock());
}
