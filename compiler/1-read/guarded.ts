/**
 * const [first] = bids; if (!first) return null; first.price   →   the price: what may be missing has been asked for
 *
 * TypeScript narrows what it takes for missing, and takes no element for that. Where a program asks all the same, the answer
 * counts: of a `const`, in what follows.
 */
import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  type BinaryExpression,
  type Expression,
  type Identifier,
  type Statement,
} from "ts-morph";
import { symbolOf } from "./symbols";

/** True where a name that is set once has been asked whether it is undefined, and is not. */
export function isKnownPresent(use: Identifier): boolean {
  if (!isConst(use)) return false;
  let inner: Node = use;
  for (let at: Node | undefined = use.getParent(); at !== undefined; at = at.getParent()) {
    if (isOnlyWherePresent(inner, at, use) || isBehindExit(inner, at, use)) return true;
    inner = at;
  }
  return false;
}

function isConst(use: Identifier): boolean {
  const [declaration] = symbolOf(use)?.getDeclarations() ?? [];
  const list = declaration?.getFirstAncestor(Node.isVariableDeclarationList);
  const isBinding = Node.isBindingElement(declaration) || Node.isVariableDeclaration(declaration);
  return isBinding && list?.getDeclarationKind() === VariableDeclarationKind.Const;
}

/** `if (first) …`, `first ? … : …`, `first && …` */
function isOnlyWherePresent(inner: Node, at: Node, use: Identifier): boolean {
  if (Node.isIfStatement(at))
    return (
      (at.getThenStatement() === inner && saysPresent(at.getExpression(), use)) ||
      (at.getElseStatement() === inner && saysMissing(at.getExpression(), use))
    );
  if (Node.isConditionalExpression(at))
    return (
      (at.getWhenTrue() === inner && saysPresent(at.getCondition(), use)) ||
      (at.getWhenFalse() === inner && saysMissing(at.getCondition(), use))
    );
  return Node.isBinaryExpression(at) && at.getRight() === inner && isAfterTest(at, use);
}

/** `first && first.price`, `!first || first.price > 0` */
function isAfterTest(at: BinaryExpression, use: Identifier): boolean {
  const operator = at.getOperatorToken().getKind();
  if (operator === SyntaxKind.AmpersandAmpersandToken) return saysPresent(at.getLeft(), use);
  return operator === SyntaxKind.BarBarToken && saysMissing(at.getLeft(), use);
}

/** `if (!first) return;` in front of the statement that the use stands in. */
function isBehindExit(inner: Node, block: Node, use: Identifier): boolean {
  if (!Node.isBlock(block)) return false;
  const statements = block.getStatements();
  const before = statements.slice(
    0,
    statements.findIndex((each) => each === inner),
  );
  return before.some(
    (each) => Node.isIfStatement(each) && leaves(each.getThenStatement()) && saysMissing(each.getExpression(), use),
  );
}

function leaves(statement: Statement | undefined): boolean {
  if (Node.isBlock(statement)) return leaves(statement.getStatements().at(-1));
  return (
    Node.isReturnStatement(statement) ||
    Node.isThrowStatement(statement) ||
    Node.isContinueStatement(statement) ||
    Node.isBreakStatement(statement)
  );
}

/** True for a condition that holds only where there is something. */
function saysPresent(condition: Expression, use: Identifier): boolean {
  if (Node.isParenthesizedExpression(condition)) return saysPresent(condition.getExpression(), use);
  if (isSame(condition, use)) return true;
  if (!Node.isBinaryExpression(condition)) return false;
  const operator = condition.getOperatorToken().getText();
  if (operator === "&&") return saysPresent(condition.getLeft(), use) || saysPresent(condition.getRight(), use);
  return isSame(condition.getLeft(), use) && isOfNothing(operator, condition.getRight(), "!");
}

/** True for a condition that holds wherever there is nothing. */
function saysMissing(condition: Expression, use: Identifier): boolean {
  if (Node.isParenthesizedExpression(condition)) return saysMissing(condition.getExpression(), use);
  if (Node.isPrefixUnaryExpression(condition))
    return condition.getOperatorToken() === SyntaxKind.ExclamationToken && isSame(condition.getOperand(), use);
  if (!Node.isBinaryExpression(condition)) return false;
  const operator = condition.getOperatorToken().getText();
  if (operator === "||") return saysMissing(condition.getLeft(), use) || saysMissing(condition.getRight(), use);
  return isSame(condition.getLeft(), use) && isOfNothing(operator, condition.getRight(), "=");
}

/** `=== undefined`, `== null`, `== undefined`, and the same with `!`. */
function isOfNothing(operator: string, other: Expression, first: "=" | "!"): boolean {
  const isUndefined = Node.isIdentifier(other) && other.getText() === "undefined";
  if (operator === `${first}==`) return isUndefined;
  return operator === `${first}=` && (isUndefined || Node.isNullLiteral(other));
}

function isSame(node: Expression, use: Identifier): boolean {
  return Node.isIdentifier(node) && node.getText() === use.getText() && symbolOf(node) === symbolOf(use);
}
