/** `x = …`, `x += …`, `x++`: the local gets a new value. */
import {
  Node,
  SyntaxKind,
  type BinaryExpression,
  type Expression as Syntax,
  type Identifier,
  type PostfixUnaryExpression,
  type PrefixUnaryExpression,
} from "ts-morph";
import { outerVariable, unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import { kind, without } from "../ir/kinds";
import { number } from "../ir/numbers";
import { arithmetic } from "./arithmetic";
import { noteError } from "./declare";
import { keptKinds, readPlaceAssignment, readPlaceWriting, type LogicalWriting } from "./mutations";
import { isLogicalAssignment } from "./operators";
import { readPatternAssignment } from "./patterns/assign";
import { isPattern } from "./patterns/targets";
import { kindsOf, readExpression, readInOrder } from "./read-expression";
import { refuseHidden } from "./settled-results";
import { collect, complain, localOf, pin, place, readOf, unread, type Reading } from "./reading";
import { typeOf } from "./type-of";

const arithmeticOperators: { readonly [syntax: number]: "+" | "-" | "*" | "/" | "%" } = {
  [SyntaxKind.PlusEqualsToken]: "+",
  [SyntaxKind.MinusEqualsToken]: "-",
  [SyntaxKind.AsteriskEqualsToken]: "*",
  [SyntaxKind.SlashEqualsToken]: "/",
  [SyntaxKind.PercentEqualsToken]: "%",
};

/** Reads an assignment; yields what the left side holds then, for those who ask. */
export function readAssignment(node: BinaryExpression, reading: Reading): Expression {
  const operator = node.getOperatorToken().getKind();
  const left = unwrapped(node.getLeft());
  if (isPattern(left)) return readPatternAssignment(node, left, assignTo, reading);
  if (isLogicalAssignment(operator)) return readLogicalAssignment(node, left, reading);
  if (isPlace(left)) {
    const compound = operator !== SyntaxKind.EqualsToken;
    const next = (current: Expression): Expression => valueOf(node, operator, current, reading);
    return readPlaceAssignment(left, { right: node.getRight(), compound, next }, reading);
  }
  const target = targetOf(left, reading);
  const span = place(reading, node);
  if (target === null) return unread(span);
  refuseHidden(node.getRight(), typeOf(left), reading);
  const value =
    operator === SyntaxKind.EqualsToken
      ? readExpression(node.getRight(), reading)
      : readCompound(node, operator, reading);
  return set(target, value, span, reading);
}

/** Gives a name, a property or an element a value. */
export function assignTo(left: Syntax, value: Expression, reading: Reading): void {
  const node = unwrapped(left);
  if (isPlace(node)) {
    readPlaceAssignment(node, { right: null, compound: false, next: () => value }, reading);
    return;
  }
  const target = targetOf(node, reading);
  if (target !== null) set(target, value, place(reading, node), reading);
}

function unwrapped(node: Syntax): Syntax {
  return Node.isParenthesizedExpression(node) || Node.isNonNullExpression(node)
    ? unwrapped(node.getExpression())
    : node;
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
  return sign === undefined ? refuseOperator(node, reading) : arithmetic(sign, current, right, { node, reading });
}

/** Reads `x++` and `x--`, before or after; yields the value that the operator has: the new one, or (after) the old one. */
export function readStep(
  node: PrefixUnaryExpression | PostfixUnaryExpression,
  used: boolean,
  reading: Reading,
): Expression {
  const span = place(reading, node);
  const operand = unwrapped(node.getOperand());
  const one: Expression = number(1, span);
  const sign = node.getOperatorToken() === SyntaxKind.PlusPlusToken ? "+" : "-";
  let before = unread(span);
  const next = (current: Expression): Expression => {
    before = used && Node.isPostfixUnaryExpression(node) ? pin(reading, current, "value") : current;
    return arithmetic(sign, before, one, { node, reading });
  };
  let after = unread(span);
  if (isPlace(operand)) after = readPlaceAssignment(operand, { right: null, compound: true, next }, reading);
  else {
    const target = targetOf(operand, reading);
    if (target !== null) after = set(target, next(readExpression(operand, reading)), span, reading);
  }
  return Node.isPostfixUnaryExpression(node) ? before : after;
}

function set({ local, name }: Target, value: Expression, span: ReturnType<typeof place>, reading: Reading): Expression {
  noteError(name, value, reading);
  reading.steps.push({ kind: "set", local, value, span });
  return readOf(local, local.boxed ? value.kinds : without(value.kinds, kind.undefined), span);
}

function readCompound(node: BinaryExpression, operator: SyntaxKind, reading: Reading): Expression {
  const [left, right] = readInOrder([node.getLeft(), node.getRight()], reading);
  if (left === undefined || right === undefined) return unread(place(reading, node));
  const sign = arithmeticOperators[operator];
  return sign === undefined ? refuseOperator(node, reading) : arithmetic(sign, left, right, { node, reading });
}

function refuseOperator(node: BinaryExpression, reading: Reading): Expression {
  complain(reading, unsupportedExpression, node, {
    what: "this assignment in this version",
    repair: "write it out: `x = x … y`",
  });
  return unread(place(reading, node));
}

/** `x ??= f()` evaluates and writes only where x is null or undefined. */
function readLogicalAssignment(node: BinaryExpression, left: Syntax, reading: Reading): Expression {
  const span = place(reading, node);
  refuseHidden(node.getRight(), typeOf(left), reading);
  const operator = node.getOperatorToken().getKind();
  const found = isPlace(left) ? readPlaceWriting(left, node, reading) : readNameWriting(node, left, reading);
  if (found === null) return unread(span);
  const { current, write } = found;
  const test: Expression =
    operator === SyntaxKind.QuestionQuestionEqualsToken
      ? { kind: "operation", name: "isNullish", operands: [current], kinds: kind.boolean, span }
      : current;
  const whenTrue = operator !== SyntaxKind.BarBarEqualsToken;
  const arms = whenTrue ? { then: write, otherwise: [] } : { then: [], otherwise: write };
  reading.steps.push({ kind: "branch", test, ...arms, title: null, span });
  return found.after();
}

function readNameWriting(node: BinaryExpression, left: Syntax, reading: Reading): LogicalWriting | null {
  const target = targetOf(left, reading);
  if (target === null) return null;
  const current = readExpression(left, reading);
  let kinds = keptKinds(current, node);
  const write = collect(reading, () => {
    kinds |= set(target, readExpression(node.getRight(), reading), place(reading, node), reading).kinds;
  });
  return { current, write, after: () => readOf(target.local, kinds, place(reading, node)) };
}

/** What an assignment writes, and the name by which it does. */
interface Target {
  readonly local: Local;
  readonly name: Identifier;
}

/** The local that is written, or null (and a diagnostic) when it is none. */
function targetOf(node: Syntax, reading: Reading): Target | null {
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
