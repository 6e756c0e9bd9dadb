/** `!x`, `-x`, `+x`, `typeof x`, `void x`, `delete x.y`, and the steps of counters. */
import {
  SyntaxKind,
  type DeleteExpression,
  type PostfixUnaryExpression,
  type PrefixUnaryExpression,
  type TypeOfExpression,
  type VoidExpression,
} from "ts-morph";
import { mixedOperands, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { describeKinds, kind, mayBe, within } from "../../ir/kinds";
import { readStep } from "../assignments";
import { believed } from "../claims";
import { surelyPresent } from "../library/nan";
import { readDelete } from "../mutations";
import { readExpression } from "../read-expression";
import { readAsStatement } from "../statements/expression";
import { isKeptAsText } from "../sdk/odd-members";
import { complain, place, unread, type Reading } from "../reading";

/** Reads `!x`, `-x`, `+x`. */
export function readPrefix(node: PrefixUnaryExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const operator = node.getOperatorToken();
  if (operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken)
    return readStep(node, true, reading);
  const given = readExpression(node.getOperand(), reading);
  if (operator === SyntaxKind.ExclamationToken)
    return { kind: "unary", operator: "!", operand: given, kinds: kind.boolean, span };
  if (operator === SyntaxKind.TildeToken) {
    complain(reading, unsupportedExpression, node, { what: "`~` in this version", repair: "compute it in a task" });
    return unread(span);
  }
  const sign = operator === SyntaxKind.MinusToken ? "-" : "+";
  const operand = surelyPresent(believed(given, kind.number), node);
  if (!within(operand.kinds, kind.number))
    complain(reading, mixedOperands, node, {
      operator: sign,
      left: describeKinds(operand.kinds),
      right: "nothing else",
    });
  if (sign === "+") return operand;
  if (operand.kind === "literal" && typeof operand.value === "number")
    return { ...operand, value: -operand.value, span };
  return { kind: "unary", operator: "-", operand, kinds: kind.number, span };
}

/** `x++` inside of an expression: the value before, which is kept. */
export function readPostfix(node: PostfixUnaryExpression, reading: Reading): Expression {
  return readStep(node, true, reading);
}

/** Reads `delete x.y`, which yields true. */
export function readDeleted(node: DeleteExpression, reading: Reading): Expression {
  readDelete(node.getExpression(), reading);
  return { kind: "literal", value: true, kinds: kind.boolean, span: place(reading, node) };
}

/** Reads `void x`: x is evaluated, and what comes is undefined. */
export function readVoid(node: VoidExpression, reading: Reading): Expression {
  readAsStatement(node.getExpression(), reading);
  return { kind: "literal", value: undefined, kinds: kind.undefined, span: place(reading, node) };
}

function refuseNaN(node: TypeOfExpression, reading: Reading): void {
  complain(reading, unsupportedExpression, node, {
    what: "`typeof` of what may be NaN",
    repair: "ask `Number.isNaN(value)`",
  });
}

function refuseOdd(node: TypeOfExpression, reading: Reading): void {
  complain(reading, unsupportedExpression, node, {
    what: "`typeof` of what may be a date or bytes",
    repair: "ask `value === undefined`",
  });
}

/** Reads `typeof x`. */
export function readTypeOf(node: TypeOfExpression, reading: Reading): Expression {
  const operand = readExpression(node.getExpression(), reading);
  if (mayBe(operand.kinds, kind.nan)) refuseNaN(node, reading);
  if (isKeptAsText(node.getExpression())) refuseOdd(node, reading);
  return { kind: "unary", operator: "typeof", operand, kinds: kind.string, span: place(reading, node) };
}
