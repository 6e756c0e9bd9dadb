/** `x = …`, `x += …`, `x++`: the local gets a new value. */
import { Node, SyntaxKind, type BinaryExpression, type Expression as Syntax } from "ts-morph";
import { mutation, outerVariable, unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import { kind, without } from "../ir/kinds";
import { arithmetic } from "./arithmetic";
import { kindsOf, readExpression, readInOrder } from "./read-expression";
import { collect, complain, place, readOf, unread, type Reading } from "./reading";

const arithmeticOperators: { readonly [syntax: number]: "+" | "-" | "*" | "/" | "%" } = {
  [SyntaxKind.PlusEqualsToken]: "+",
  [SyntaxKind.MinusEqualsToken]: "-",
  [SyntaxKind.AsteriskEqualsToken]: "*",
  [SyntaxKind.SlashEqualsToken]: "/",
  [SyntaxKind.PercentEqualsToken]: "%",
};

/** Reads an assignment as a statement. */
export function readAssignment(node: BinaryExpression, reading: Reading): void {
  const local = targetOf(node.getLeft(), reading);
  if (local === null) return;
  const span = place(reading, node);
  const operator = node.getOperatorToken().getKind();
  if (isLogical(operator)) {
    readLogicalAssignment(node, local, reading);
    return;
  }
  const value =
    operator === SyntaxKind.EqualsToken
      ? readExpression(node.getRight(), reading)
      : readCompound(node, operator, reading);
  set(local, value, span, reading);
}

/** Reads `x++` and `x--`, before or after, as statements. */
export function readStep(operand: Syntax, operator: SyntaxKind, node: Syntax, reading: Reading): void {
  const local = targetOf(operand, reading);
  if (local === null) return;
  const span = place(reading, node);
  const one: Expression = { kind: "literal", value: 1, kinds: kind.number, span };
  const sign = operator === SyntaxKind.PlusPlusToken ? "+" : "-";
  set(local, arithmetic(sign, readExpression(operand, reading), one, { node, reading }), span, reading);
}

function set(local: Local, value: Expression, span: ReturnType<typeof place>, reading: Reading): void {
  reading.steps.push({ kind: "set", local, value, span });
}

function readCompound(node: BinaryExpression, operator: SyntaxKind, reading: Reading): Expression {
  const [left, right] = readInOrder([node.getLeft(), node.getRight()], reading);
  if (left === undefined || right === undefined) return unread(place(reading, node));
  const sign = arithmeticOperators[operator];
  if (sign !== undefined) return arithmetic(sign, left, right, { node, reading });
  complain(reading, unsupportedExpression, node, {
    what: "this assignment in this version",
    repair: "write it out: `x = x … y`",
  });
  return unread(left.span);
}

function isLogical(operator: SyntaxKind): boolean {
  return [
    SyntaxKind.QuestionQuestionEqualsToken,
    SyntaxKind.BarBarEqualsToken,
    SyntaxKind.AmpersandAmpersandEqualsToken,
  ].includes(operator);
}

/** `x ??= f()` evaluates and writes only where x is null or undefined. */
function readLogicalAssignment(node: BinaryExpression, local: Local, reading: Reading): void {
  const span = place(reading, node);
  const current = readExpression(node.getLeft(), reading);
  const write = collect(reading, () => {
    set(local, readExpression(node.getRight(), reading), span, reading);
  });
  const operator = node.getOperatorToken().getKind();
  const test: Expression =
    operator === SyntaxKind.QuestionQuestionEqualsToken
      ? { kind: "operation", name: "isNullish", operands: [current], kinds: kind.boolean, span }
      : current;
  const whenTrue = operator !== SyntaxKind.BarBarEqualsToken;
  reading.steps.push({ kind: "branch", test, then: whenTrue ? write : [], otherwise: whenTrue ? [] : write, span });
}

/** The local that is written, or null (and a diagnostic) when it is none. */
function targetOf(node: Syntax, reading: Reading): Local | null {
  if (Node.isParenthesizedExpression(node)) return targetOf(node.getExpression(), reading);
  const symbol = Node.isIdentifier(node) ? node.getSymbol() : undefined;
  const local = symbol === undefined ? undefined : reading.locals.get(symbol);
  if (local !== undefined) return local;
  if (Node.isIdentifier(node)) complain(reading, outerVariable, node, { name: node.getText() });
  else
    complain(reading, mutation, node, {
      what: "this assignment",
      instead: "`order = { ...order, status }`, `list = [...list, item]`",
    });
  return null;
}

/** What the value of a local may be at a place, as TypeScript narrows it there. */
export function readLocal(local: Local, node: Syntax, reading: Reading): Expression {
  if (reading.unread.has(local)) return unread(place(reading, node));
  if (reading.errors.has(local)) return readOf(local, kind.error, place(reading, node));
  const kinds = kindsOf(node, reading);
  return readOf(local, local.boxed ? kinds : without(kinds, kind.undefined), place(reading, node));
}
