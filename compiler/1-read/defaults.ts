/** `{ a = b }`, `(a = b) => …`: what stands in for undefined, evaluated only where it is needed. */
import type { Expression as Syntax } from "ts-morph";
import type { Expression } from "../ir/expression";
import { kind, mayBe, without } from "../ir/kinds";
import { branchingValue, readArm } from "./branching-value";
import { readExpression } from "./read-expression";
import { pin, type Reading } from "./reading";

/** The value, or that of the initializer where it is undefined: a branch where the initializer awaits. */
export function withDefault(value: Expression, initializer: Syntax | undefined, reading: Reading): Expression {
  if (initializer === undefined || !mayBe(value.kinds, kind.undefined)) return value;
  if (value.kind === "literal") return readExpression(initializer, reading);
  const { span } = value;
  const present = without(value.kinds, kind.undefined);
  const at = { node: initializer, reading };
  const then = readArm(() => readExpression(initializer, reading), at);
  if (then.steps.length === 0) {
    const kinds = present | then.value.kinds;
    return { kind: "operation", name: "default", operands: [value, then.value], kinds, span };
  }
  const kept = value.kind === "read" ? value : pin(reading, value, "value");
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  return branchingValue(
    { kind: "binary", operator: "===", left: kept, right: missing, kinds: kind.boolean, span },
    { then, otherwise: { steps: [], value: { ...kept, kinds: present } } },
    at,
  );
}
