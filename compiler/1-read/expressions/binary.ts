/** Operators of two operands, and the three that evaluate their right side only when they need it. */
import { Node, SyntaxKind, type BinaryExpression } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import { errorUse } from "../../diagnostics/catalog/calls";
import { arithmetic, comparison, isIn, power } from "../arithmetic";
import { branchingValue, readArm, type Arm } from "../branching-value";
import { equality } from "../equality";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nullish, within, without, type Kinds } from "../../ir/kinds";
import { readExpression, readInOrder } from "../read-expression";
import { complain, pin, place, unread, type Reading } from "../reading";
import { isAssignment } from "../operators";
import { readAssignment } from "../assignments";
import { readAsStatement } from "../statements/expression";

type Reader = (
  left: Expression,
  right: Expression,
  at: { readonly node: BinaryExpression; readonly reading: Reading },
) => Expression;

const readers: { readonly [syntax: number]: Reader } = {
  [SyntaxKind.PlusToken]: (left, right, at) => arithmetic("+", left, right, at),
  [SyntaxKind.MinusToken]: (left, right, at) => arithmetic("-", left, right, at),
  [SyntaxKind.AsteriskToken]: (left, right, at) => arithmetic("*", left, right, at),
  [SyntaxKind.SlashToken]: (left, right, at) => arithmetic("/", left, right, at),
  [SyntaxKind.PercentToken]: (left, right, at) => arithmetic("%", left, right, at),
  [SyntaxKind.AsteriskAsteriskToken]: power,
  [SyntaxKind.InKeyword]: isIn,
  [SyntaxKind.LessThanToken]: (left, right, at) => comparison("<", left, right, at),
  [SyntaxKind.LessThanEqualsToken]: (left, right, at) => comparison("<=", left, right, at),
  [SyntaxKind.GreaterThanToken]: (left, right, at) => comparison(">", left, right, at),
  [SyntaxKind.GreaterThanEqualsToken]: (left, right, at) => comparison(">=", left, right, at),
  [SyntaxKind.EqualsEqualsEqualsToken]: (left, right, at) => equality("===", left, right, at),
  [SyntaxKind.ExclamationEqualsEqualsToken]: (left, right, at) => equality("!==", left, right, at),
};

const logical: { readonly [syntax: number]: "&&" | "||" | "??" } = {
  [SyntaxKind.AmpersandAmpersandToken]: "&&",
  [SyntaxKind.BarBarToken]: "||",
  [SyntaxKind.QuestionQuestionToken]: "??",
};

/** Reads a binary expression. */
export function readBinary(node: BinaryExpression, reading: Reading): Expression {
  const operator = node.getOperatorToken().getKind();
  const span = place(reading, node);
  if (logical[operator] !== undefined) return readLogical(node, logical[operator], reading);
  if (operator === SyntaxKind.InstanceOfKeyword) return readInstanceOf(node, reading);
  if (operator === SyntaxKind.EqualsEqualsToken || operator === SyntaxKind.ExclamationEqualsToken)
    return readLoose(node, operator, reading);
  if (isAssignment(operator)) return readAssignment(node, reading);
  if (operator === SyntaxKind.CommaToken) return readComma(node, reading);
  const reader = readers[operator];
  if (reader === undefined) {
    complain(reading, unsupportedExpression, node, {
      what: `\`${node.getOperatorToken().getText()}\` in this version`,
      repair: "compute it in a task",
    });
    return unread(span);
  }
  const [left, right] = readInOrder([node.getLeft(), node.getRight()], reading);
  return left === undefined || right === undefined ? unread(span) : reader(left, right, { node, reading });
}

/** `a, b`: a is evaluated, b is the value. */
function readComma(node: BinaryExpression, reading: Reading): Expression {
  readAsStatement(node.getLeft(), reading);
  return readExpression(node.getRight(), reading);
}

function readLogical(node: BinaryExpression, operator: "&&" | "||" | "??", reading: Reading): Expression {
  const span = place(reading, node);
  const left = readExpression(node.getLeft(), reading);
  const right = readArm(() => readExpression(node.getRight(), reading), { node, reading });
  if (right.steps.length === 0) {
    const kinds = kindsOfLogical(operator, left, right.value);
    return { kind: "logical", operator, left, right: right.value, kinds, span };
  }
  const value = left.kind === "read" ? left : pin(reading, left, "value");
  const test: Expression =
    operator === "??" ? { kind: "operation", name: "isNullish", operands: [value], kinds: kind.boolean, span } : value;
  const same: Arm = { steps: [], value: { ...value, kinds: kindsKept(operator, value) || value.kinds } };
  const arms = operator === "||" ? { then: same, otherwise: right } : { then: right, otherwise: same };
  return branchingValue(test, arms, { node, reading });
}

function kindsOfLogical(operator: "&&" | "||" | "??", left: Expression, right: Expression): Kinds {
  return kindsKept(operator, left) | right.kinds;
}

/** What can come of the left side: `&&` yields it only when it is falsy, `||` only when it is truthy. */
function kindsKept(operator: "&&" | "||" | "??", left: Expression): Kinds {
  if (operator === "&&") return without(left.kinds, kind.array | kind.object | kind.error);
  return without(left.kinds, operator === "||" ? nullish | kind.nan : nullish);
}

/** `x == null` asks for null or undefined; every other `==` converts, and is refused. */
function readLoose(node: BinaryExpression, operator: SyntaxKind, reading: Reading): Expression {
  const span = place(reading, node);
  const [value, other] = Node.isNullLiteral(node.getLeft())
    ? [node.getRight(), node.getLeft()]
    : [node.getLeft(), node.getRight()];
  if (!Node.isNullLiteral(other) && other.getText() !== "undefined") {
    complain(reading, unsupportedExpression, node, {
      what: "`==`, which converts its operands",
      repair: "write `===`",
    });
    return unread(span);
  }
  const test: Expression = {
    kind: "operation",
    name: "isNullish",
    operands: [readExpression(value, reading)],
    kinds: kind.boolean,
    span,
  };
  return operator === SyntaxKind.EqualsEqualsToken
    ? test
    : { kind: "unary", operator: "!", operand: test, kinds: kind.boolean, span };
}

/** `error instanceof Class`: a test on the names of the class and of all its subclasses. */
function readInstanceOf(node: BinaryExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const error = readExpression(node.getLeft(), reading);
  const type = node.getRight().getType().getConstructSignatures()[0]?.getReturnType();
  const names = type === undefined ? undefined : reading.program.errors.namesOf(type);
  if (!mayBe(error.kinds, kind.error)) {
    complain(reading, unsupportedExpression, node, {
      what: "`instanceof` on something that is no caught error",
      repair: "test a property that tells the cases apart",
    });
    return unread(span);
  }
  if (names === undefined)
    complain(reading, errorUse, node, {
      use: `tested for \`${node.getRight().getText()}\`, a class that the project does not declare`,
    });
  if (!within(error.kinds, kind.error | nullish)) {
    complain(reading, unsupportedExpression, node, {
      what: "`instanceof` on what may be something other than an error",
      repair: "declare the variable as `Error | null`",
    });
  }
  if (names === null || names === undefined) return isPresent(error, node, reading);
  return { kind: "errorIs", error, names, kinds: kind.boolean, span };
}

/** Any error is an `Error`; a variable may hold none yet. */
function isPresent(error: Expression, node: BinaryExpression, reading: Reading): Expression {
  const span = place(reading, node);
  if (!mayBe(error.kinds, nullish)) return { kind: "literal", value: true, kinds: kind.boolean, span };
  const missing: Expression = { kind: "operation", name: "isNullish", operands: [error], kinds: kind.boolean, span };
  return { kind: "unary", operator: "!", operand: missing, kinds: kind.boolean, span };
}
