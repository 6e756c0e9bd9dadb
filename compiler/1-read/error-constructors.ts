/** Constructors of error classes that do no more than hand a message on and keep what they were given. */
import { Node, SyntaxKind, type ClassDeclaration, type ConstructorDeclaration, type Statement } from "ts-morph";

/** What such a constructor hands on to that of its base class; null for one that does more. */
export function onlyKeeps(constructor: ConstructorDeclaration, declaration: ClassDeclaration): readonly Node[] | null {
  const statements = constructor.getStatements();
  const handedOn = statements.flatMap((statement) => superArguments(statement) ?? []);
  const calls = statements.filter((statement) => superArguments(statement) !== null);
  const others = statements.filter((statement) => superArguments(statement) === null);
  return calls.length === 1 && others.every((statement) => isHarmless(statement, declaration)) ? handedOn : null;
}

function superArguments(statement: Statement): readonly Node[] | null {
  const call = expressionOf(statement);
  const isSuper = Node.isCallExpression(call) && call.getExpression().getKind() === SyntaxKind.SuperKeyword;
  return isSuper ? call.getArguments() : null;
}

function expressionOf(statement: Statement): Node | undefined {
  return Node.isExpressionStatement(statement) ? statement.getExpression() : undefined;
}

/** Old idioms of classes that were compiled to ES5: what they set is what is there already. */
const idioms = /^(Object\.setPrototypeOf\(this,[\w.]+\.prototype\)|Error\.captureStackTrace(\?\.)?\(this(,[\w.]+)?\))$/;

function isHarmless(statement: Statement, declaration: ClassDeclaration): boolean {
  const expression = expressionOf(statement);
  if (expression === undefined) return false;
  if (idioms.test(expression.getText().replace(/\s/g, ""))) return true;
  if (!Node.isBinaryExpression(expression) || expression.getOperatorToken().getKind() !== SyntaxKind.EqualsToken)
    return false;
  const [left, right] = [expression.getLeft(), expression.getRight()];
  if (!Node.isPropertyAccessExpression(left) || left.getExpression().getKind() !== SyntaxKind.ThisKeyword) return false;
  if (left.getName() === "message" || left.getName() === "stack") return false;
  return left.getName() === "name" ? isFixedName(right, declaration) : isAtHand(right);
}

/** The name under which the errors of a class travel is known when they are compiled. */
function isFixedName(value: Node, declaration: ClassDeclaration): boolean {
  if (Node.isStringLiteral(value) || Node.isNoSubstitutionTemplateLiteral(value)) return true;
  const text = value.getText();
  return ["new.target.name", "this.constructor.name", `${declaration.getName() ?? ""}.name`].includes(text);
}

/** What can be evaluated or left out, and nobody would know. */
function isAtHand(value: Node): boolean {
  return Node.isIdentifier(value) || Node.isLiteralLike(value) || ["true", "false", "null"].includes(value.getText());
}
