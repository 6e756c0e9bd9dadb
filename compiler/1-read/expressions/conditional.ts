/** test ? a : b   →   the same in JSONata; a branch where an arm awaits */
import type { ConditionalExpression, Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { branchingValue, readArm, type Arm } from "../branching-value";
import { readExpression } from "../read-expression";
import { place, type Reading } from "../reading";

/** Reads a conditional expression; its arms as plain values, or as what is handed to it reads them: where they are promises. */
export function readConditional(
  node: ConditionalExpression,
  reading: Reading,
  readValue: (syntax: Syntax, reading: Reading) => Expression = readExpression,
): Expression {
  const span = place(reading, node);
  const test = readExpression(node.getCondition(), reading);
  const arm = (syntax: Syntax): Arm => readArm(() => readValue(syntax, reading), { node, reading });
  const arms = { then: arm(node.getWhenTrue()), otherwise: arm(node.getWhenFalse()) };
  if (arms.then.steps.length > 0 || arms.otherwise.steps.length > 0)
    return branchingValue(test, arms, { node, reading });
  const [then, otherwise] = [arms.then.value, arms.otherwise.value];
  return { kind: "conditional", test, then, otherwise, kinds: then.kinds | otherwise.kinds, span };
}
