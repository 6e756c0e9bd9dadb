/** `!x`, `-x`, `+x`, `typeof x`; steps of counters stand as statements only. */
import { SyntaxKind, type PostfixUnaryExpression, type PrefixUnaryExpression, type TypeOfExpression } from "ts-morph";
import { mixedOperands, mutation, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { describeKinds, kind, within } from "../../ir/kinds";
import { readExpression } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";

/** Reads `!x`, `-x`, `+x`. */
export function readPrefix(node: PrefixUnaryExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const operator = node.getOperatorToken();
  if (operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken)
    return refuseStep(node, reading);
  const operand = readExpression(node.getOperand(), reading);
  if (operator === SyntaxKind.ExclamationToken)
    return { kind: "unary", operator: "!", operand, kinds: kind.boolean, span };
  if (operator === SyntaxKind.TildeToken) {
    complain(reading, unsupportedExpression, node, { what: "`~` in this version", repair: "compute it in a task" });
    return unread(span);
  }
  const sign = operator === SyntaxKind.MinusToken ? "-" : "+";
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

/** `x++` inside of an expression. */
export function readPostfix(node: PostfixUnaryExpression, reading: Reading): Expression {
  return refuseStep(node, reading);
}

/** Reads `typeof x`. */
export function readTypeOf(node: TypeOfExpression, reading: Reading): Expression {
  const operand = readExpression(node.getExpression(), reading);
  return { kind: "unary", operator: "typeof", operand, kinds: kind.string, span: place(reading, node) };
}

function refuseStep(node: PrefixUnaryExpression | PostfixUnaryExpression, reading: Reading): Expression {
  complain(reading, mutation, node, {
    what: "a step inside of an expression",
    reason: "inside of an expression",
    instead: "write the step as a statement of its own",
  });
  return unread(place(reading, node));
}
