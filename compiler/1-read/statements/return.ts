/** return value   →   the Output of the last state */
import { Node, type ReturnStatement } from "ts-morph";
import { unawaitedTask } from "../../diagnostics/catalog/calls";
import { kind } from "../../ir/kinds";
import { taskOfCallee } from "../callees";
import { refuseErrorValue } from "../error-values";
import { readExpression } from "../read-expression";
import { readTaskCall } from "../task-call";
import { complain, place, type Reading } from "../reading";

/** Reads `return`. An async function awaits what it returns: `return reserve(…)` outside of `try` is a call like any other. */
export function readReturn(node: ReturnStatement, reading: Reading): void {
  const span = place(reading, node);
  const returned = node.getExpression();
  if (returned === undefined) {
    reading.steps.push({
      kind: "return",
      value: { kind: "literal", value: undefined, kinds: kind.undefined, span },
      span,
    });
    return;
  }
  if (Node.isCallExpression(returned)) {
    const task = taskOfCallee(returned.getExpression(), reading.program);
    if (task !== null && reading.tries > 0) complain(reading, unawaitedTask, returned, { task: task.name });
    else if (task !== null) {
      reading.steps.push({ kind: "return", value: readTaskCall(returned, task, reading), span });
      return;
    }
  }
  const value = refuseErrorValue(readExpression(returned, reading), "returned", returned, reading);
  reading.steps.push({ kind: "return", value, span });
}
