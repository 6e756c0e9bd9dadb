/** `x = …`, `x += …`, `x++`: the local gets a new value. */
import { Node, SyntaxKind, type BinaryExpression, type Expression as Syntax, type Identifier } from "ts-morph";
import { outerVariable, unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import { kind, without } from "../ir/kinds";
import { arithmetic } from "./arithmetic";
import { noteError } from "./declare";
import { readPlaceAssignment } from "./mutations";
import { kindsOf, readExpression, readInOrder } from "./read-expression";
import { refuseHidden } from "./settled-results";
import { collect, complain, localOf, place, readOf, unread, type Reading } from "./reading";

const arithmeticOperators: { readonly [syntax: number]: "+" | "-" | "*" | "/" | "%" } = {
  [SyntaxKind.PlusEqualsToken]: "+",
  [SyntaxKind.MinusEqualsToken]: "-",
  [SyntaxKind.AsteriskEqualsToken]: "*",
  [SyntaxKind.SlashEqualsToken]: "/",
  [SyntaxKind.PercentEqualsToken]: "%",
};

/** Reads an assignment as a statement. */
export function readAssignment(node: BinaryExpression, reading: Reading): void {
  const operator = node.getOperatorToken().getKind();
  if (isPlace(node.getLeft())) {
    const compound = operator !== SyntaxKind.EqualsToken;
    const next = (current: Expression): Expression => valueOf(node, operator, current, reading);
    readPlaceAssignment(node.getLeft(), { right: node.getRight(), compound, next }, reading);
    return;
  }
  const target = targetOf(node.getLeft(), reading);
  if (target === null) return;
  refuseHidden(node.getRight(), node.getLeft().getType(), reading);
  if (isLogical(operator)) readLogicalAssignment(node, target, reading);
  else if (operator === SyntaxKind.EqualsToken)
    set(target, readExpression(node.getRight(), reading), place(reading, node), reading);
  else set(target, readCompound(node, operator, reading), place(reading, node), reading);
}

/** True for a property or an element: what is written is a part of a local. */
function isPlace(node: Syntax): boolean {
  return Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node);
}

/** The value that `place = …` or `place += …` gives to a part of a local. */
function valueOf(node: BinaryExpression, operator: SyntaxKind, current: Expression, reading: Reading): Expression {
  const right = readExpression(node.getRight(), reading);
  if (operator === SyntaxKind.EqualsToken) return right;
  const sign = arithmeticOperators[operator];
  if (sign !== undefined) return arithmetic(sign, current, right, { node, reading });
  complain(reading, unsupportedExpression, node, {
    what: "this assignment in this version",
    repair: "write it out: `order.x = order.x ?? y`",
  });
  return unread(place(reading, node));
}

/** Reads `x++` and `x--`, before or after, as statements. */
export function readStep(operand: Syntax, operator: SyntaxKind, node: Syntax, reading: Reading): void {
  const span = place(reading, node);
  const one: Expression = { kind: "literal", value: 1, kinds: kind.number, span };
  const sign = operator === SyntaxKind.PlusPlusToken ? "+" : "-";
  const next = (current: Expression): Expression => arithmetic(sign, current, one, { node, reading });
  if (isPlace(operand)) {
    readPlaceAssignment(operand, { right: null, compound: true, next }, reading);
    return;
  }
  const target = targetOf(operand, reading);
  if (target !== null) set(target, next(readExpression(operand, reading)), span, reading);
}

function set({ local, name }: Target, value: Expression, span: ReturnType<typeof place>, reading: Reading): void {
  noteError(name, value, reading);
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
function readLogicalAssignment(node: BinaryExpression, target: Target, reading: Reading): void {
  const span = place(reading, node);
  const current = readExpression(node.getLeft(), reading);
  const write = collect(reading, () => {
    set(target, readExpression(node.getRight(), reading), span, reading);
  });
  const operator = node.getOperatorToken().getKind();
  const test: Expression =
    operator === SyntaxKind.QuestionQuestionEqualsToken
      ? { kind: "operation", name: "isNullish", operands: [current], kinds: kind.boolean, span }
      : current;
  const whenTrue = operator !== SyntaxKind.BarBarEqualsToken;
  const arms = whenTrue ? { then: write, otherwise: [] } : { then: [], otherwise: write };
  reading.steps.push({ kind: "branch", test, ...arms, title: null, span });
}

/** What an assignment writes, and the name by which it does. */
interface Target {
  readonly local: Local;
  readonly name: Identifier;
}

/** The local that is written, or null (and a diagnostic) when it is none. */
function targetOf(node: Syntax, reading: Reading): Target | null {
  if (Node.isParenthesizedExpression(node)) return targetOf(node.getExpression(), reading);
  const local = localOf(node, reading);
  if (local !== null && Node.isIdentifier(node)) return { local, name: node };
  complain(reading, outerVariable, node, { name: node.getText() });
  return null;
}

/** What the value of a local may be at a place, as TypeScript narrows it there. */
export function readLocal(local: Local, node: Syntax, reading: Reading): Expression {
  if (reading.unread.has(local)) return unread(place(reading, node));
  if (reading.errors.has(local)) return readOf(local, kind.error, place(reading, node));
  const kinds = kindsOf(node, reading);
  return readOf(local, local.boxed ? kinds : without(kinds, kind.undefined), place(reading, node));
}
