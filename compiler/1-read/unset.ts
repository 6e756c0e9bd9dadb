/**
 * let id: string; compensate(() => cancel(id)); id = await reserve();
 * TypeScript takes a variable for set where a function within reads it, and where `let id!: string` claims so.
 */
import { Node, type Identifier, type VariableDeclaration } from "ts-morph";
import { namedWithin } from "./named";
import { symbolOf } from "./symbols";

/** True when a function within reads the variable: it may run before anything has set it. */
export function isReadWithin(declaration: VariableDeclaration): boolean {
  const name = declaration.getNameNode();
  const scope = functionAround(declaration);
  return (
    scope !== undefined &&
    namedWithin(scope, name.getText()).some((use) => symbolOf(use) === name.getSymbol() && mayBeUnset(use))
  );
}

/** True for a name that stands in a function within the one that declares it without a value. */
export function mayBeUnset(use: Identifier): boolean {
  return (symbolOf(use)?.getDeclarations() ?? []).some(
    (declaration) =>
      Node.isVariableDeclaration(declaration) &&
      isUnset(declaration) &&
      functionAround(declaration) !== functionAround(use),
  );
}

/** True for a declaration that gives no value; the variable of a `for … of` gets one in each turn. */
function isUnset(declaration: VariableDeclaration): boolean {
  return declaration.getInitializer() === undefined && !Node.isForOfStatement(declaration.getParent().getParent());
}

function functionAround(node: Node): Node | undefined {
  return node.getFirstAncestor(
    (ancestor) => Node.isFunctionLikeDeclaration(ancestor) || Node.isFunctionExpression(ancestor),
  );
}
