/** execution.id   →   $states.context.Execution.Id */
import type { PropertyAccessExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { wordOf } from "../callees";
import { place, type Reading } from "../reading";

const fields: { readonly [field: string]: OperationName } = {
  id: "execution id",
  name: "execution name",
  startTime: "execution start",
};

/** What the machine knows of its own execution; null for any other property. */
export function executionField(node: PropertyAccessExpression, reading: Reading): Expression | null {
  const field = node.getName();
  const name = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (name === undefined || wordOf(node.getExpression()) !== "execution") return null;
  return { kind: "operation", name, operands: [], kinds: kind.string, span: place(reading, node) };
}
