/**
 * const LEVELS = ["gold", "silver"] as const   →   the list itself, wherever the workflow reads it
 *
 * A `const` of a module whose value is written out: texts, numbers, lists and tables of them, and what is computed of such.
 * One that somebody changes in place is state of the module, and one that is too large had better stay code.
 */
import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  type CallExpression,
  type Expression as Syntax,
  type Symbol,
} from "ts-morph";
import type { Expression } from "../ir/expression";
import { sizeOf } from "../ir/walk";
import { wordOf } from "./callees";
import { isModuleState } from "./outline/module-state";
import { readExpression } from "./read-expression";
import { collect, type Reading } from "./reading";
import { symbolOf } from "./symbols";

/** Larger tables are not written into the definition: it has one megabyte in all, and an expression is evaluated as a whole. */
const largest = 1_000;

/** The value of a constant of a module; null for anything else. */
export function moduleConstant(symbol: Symbol, reading: Reading): Expression | null {
  const declared = constantOf(symbol);
  if (declared === null || !isWrittenOut(declared.value, 0)) return null;
  if (isComposite(declared.value) && isModuleState(declared.symbol, declared.declaration, reading)) return null;
  let value: Expression | null = null;
  const steps = collect(reading, () => {
    value = readExpression(declared.value, reading);
  });
  return value !== null && steps.length === 0 && sizeOf(value) <= largest ? value : null;
}

function constantOf(named: Symbol) {
  const symbol = named.getAliasedSymbol() ?? named;
  for (const declaration of symbol.getDeclarations()) {
    if (!Node.isVariableDeclaration(declaration)) continue;
    const statement = declaration.getVariableStatement();
    const value = declaration.getInitializer();
    const isConst = statement?.getDeclarationKind() === VariableDeclarationKind.Const;
    if (isConst && value !== undefined && Node.isSourceFile(statement.getParent()))
      return { symbol, declaration, value };
  }
  return null;
}

/** Constants that are made of constants, so many levels deep. */
const deepest = 20;

const scalars: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.NoSubstitutionTemplateLiteral,
]);

const operators: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.SlashToken,
]);

/** True for a value that the source itself tells, whenever it is evaluated. */
function isWrittenOut(value: Node, depth: number): boolean {
  if (depth > deepest) return false;
  const deeper = (part: Node | undefined): boolean => part !== undefined && isWrittenOut(part, depth + 1);
  if (scalars.has(value.getKind())) return true;
  const inner = innerOf(value);
  if (inner !== null) return deeper(inner);
  if (Node.isArrayLiteralExpression(value)) return value.getElements().every(deeper);
  if (Node.isObjectLiteralExpression(value))
    return value.getProperties().every((property) => {
      if (Node.isPropertyAssignment(property)) return deeper(property.getInitializer());
      if (Node.isShorthandPropertyAssignment(property)) return deeper(property.getNameNode());
      return Node.isSpreadAssignment(property) && deeper(property.getExpression());
    });
  if (Node.isBinaryExpression(value))
    return operators.has(value.getOperatorToken().getKind()) && deeper(value.getLeft()) && deeper(value.getRight());
  if (Node.isTemplateExpression(value)) return value.getTemplateSpans().every((span) => deeper(span.getExpression()));
  return isParameter(value) || isNamed(value, deeper);
}

/** `parameter("OrdersTable")`: known before it runs, if not here. */
function isParameter(value: Node): boolean {
  return Node.isCallExpression(value) && wordOf(value.getExpression()) === "parameter";
}

/** What a wrapper, a sign or a spread is around. */
function innerOf(value: Node): Syntax | null {
  const isWrapper =
    Node.isParenthesizedExpression(value) ||
    Node.isAsExpression(value) ||
    Node.isSatisfiesExpression(value) ||
    Node.isSpreadElement(value);
  if (isWrapper) return value.getExpression();
  if (isFrozen(value)) return value.getArguments().find(Node.isExpression) ?? null;
  const isSign = Node.isPrefixUnaryExpression(value) && value.getOperatorToken() === SyntaxKind.MinusToken;
  return isSign ? value.getOperand() : null;
}

/** `Object.freeze({ … })`: whoever changes that nevertheless gets a TypeError, and TypeScript says so before. */
function isFrozen(value: Node): value is CallExpression {
  return (
    Node.isCallExpression(value) &&
    value.getExpression().getText() === "Object.freeze" &&
    value.getArguments().length === 1
  );
}

/** Another constant, or a member of an enum. */
function isNamed(value: Node, deeper: (part: Node) => boolean): boolean {
  if (Node.isPropertyAccessExpression(value)) {
    const isMember = value.getSymbol()?.getDeclarations().some(Node.isEnumMember) === true;
    return isMember || deeper(value.getExpression());
  }
  const symbol = Node.isIdentifier(value) ? symbolOf(value) : undefined;
  const declared = symbol === undefined ? null : constantOf(symbol);
  return declared !== null && deeper(declared.value);
}

function isComposite(value: Syntax): boolean {
  return !scalars.has(value.getKind());
}
