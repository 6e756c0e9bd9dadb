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

/** True for a name that stands in a function within the one that declares it without a value, unless it has one by then. */
export function mayBeUnset(use: Identifier): boolean {
  return (symbolOf(use)?.getDeclarations() ?? []).some(
    (declaration) =>
      Node.isVariableDeclaration(declaration) &&
      isUnset(declaration) &&
      functionAround(declaration) !== functionAround(use) &&
      !isSetBefore(declaration, use),
  );
}

/** True where a statement between the declaration and the one that the name stands in surely gives the variable a value. */
function isSetBefore(declaration: VariableDeclaration, use: Identifier): boolean {
  const declared = declaration.getVariableStatement();
  const block = declared?.getParent();
  if (declared === undefined || !(Node.isBlock(block) || Node.isSourceFile(block))) return false;
  const between = block
    .getStatements()
    .filter((each) => each.getPos() > declared.getPos() && each.getEnd() <= use.getPos());
  return between.some((statement) => surelySets(statement, declaration)) && !isHoisted(use, block);
}

/** True for a name in a function declaration: that can be called further up. */
function isHoisted(use: Identifier, block: Node): boolean {
  return use.getAncestors().some((each) => Node.isFunctionDeclaration(each) && each.getAncestors().includes(block));
}

function surelySets(statement: Node | undefined, declaration: VariableDeclaration): boolean {
  if (statement === undefined) return false;
  if (Node.isReturnStatement(statement) || Node.isThrowStatement(statement)) return true;
  if (Node.isBlock(statement)) return statement.getStatements().some((each) => surelySets(each, declaration));
  if (Node.isIfStatement(statement))
    return (
      surelySets(statement.getThenStatement(), declaration) && surelySets(statement.getElseStatement(), declaration)
    );
  const value = Node.isExpressionStatement(statement) ? statement.getExpression() : undefined;
  if (!Node.isBinaryExpression(value) || value.getOperatorToken().getText() !== "=") return false;
  const left = value.getLeft();
  return Node.isIdentifier(left) && symbolOf(left) === declaration.getNameNode().getSymbol();
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
