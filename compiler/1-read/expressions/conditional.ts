/** test ? a : b   →   the same in JSONata; a branch where an arm awaits */
import type { ConditionalExpression, Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { branchingValue } from "../branching-value";
import { readExpression } from "../read-expression";
import { hasSteps } from "../inlinable";
import { place, type Reading } from "../reading";

/** Reads a conditional expression. */
export function readConditional(node: ConditionalExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const test = readExpression(node.getCondition(), reading);
  const arms: readonly [Syntax, Syntax] = [node.getWhenTrue(), node.getWhenFalse()];
  if (arms.some((arm) => hasSteps(arm, reading))) {
    return branchingValue(
      test,
      { then: () => readExpression(arms[0], reading), otherwise: () => readExpression(arms[1], reading) },
      { node, reading },
    );
  }
  const then = readExpression(arms[0], reading);
  const otherwise = readExpression(arms[1], reading);
  return { kind: "conditional", test, then, otherwise, kinds: then.kinds | otherwise.kinds, span };
}
