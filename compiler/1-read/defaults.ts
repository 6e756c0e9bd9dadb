/** `{ a = b }`, `(a = b) => …`: what stands in for undefined, evaluated only where it is needed. */
import type { Expression as Syntax } from "ts-morph";
import type { Expression } from "../ir/expression";
import { kind, mayBe, without } from "../ir/kinds";
import { branchingValue } from "./branching-value";
import { hasSteps } from "./inlinable";
import { readExpression } from "./read-expression";
import { pin, type Reading } from "./reading";

/** The value, or that of the initializer where it is undefined: a branch where the initializer awaits. */
export function withDefault(value: Expression, initializer: Syntax | undefined, reading: Reading): Expression {
  if (initializer === undefined || !mayBe(value.kinds, kind.undefined)) return value;
  if (value.kind === "literal") return readExpression(initializer, reading);
  const { span } = value;
  const present = without(value.kinds, kind.undefined);
  if (!hasSteps(initializer, reading)) {
    const otherwise = readExpression(initializer, reading);
    return {
      kind: "operation",
      name: "default",
      operands: [value, otherwise],
      kinds: present | otherwise.kinds,
      span,
    };
  }
  const kept = value.kind === "read" ? value : pin(reading, value, "value");
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  return branchingValue(
    { kind: "binary", operator: "===", left: kept, right: missing, kinds: kind.boolean, span },
    { then: () => readExpression(initializer, reading), otherwise: () => ({ ...kept, kinds: present }) },
    { node: initializer, reading },
  );
}
