/** throw error   →   the way to the catch, or Fail */
import type { ThrowStatement } from "ts-morph";
import { thrownValue } from "../../diagnostics/catalog/calls";
import { kind, within } from "../../ir/kinds";
import { readExpression } from "../read-expression";
import { complain, place, type Reading } from "../reading";

/** Reads `throw`. */
export function readThrow(node: ThrowStatement, reading: Reading): void {
  const syntax = node.getExpression();
  const error = readExpression(syntax, reading);
  if (!within(error.kinds, kind.error)) complain(reading, thrownValue, syntax, {});
  reading.steps.push({ kind: "throw", error, span: place(reading, node) });
}
