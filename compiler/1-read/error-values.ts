/** An error in a machine is a name and a text: it can be caught, examined and thrown, and nothing else. */
import type { Node } from "ts-morph";
import { errorUse } from "../diagnostics/catalog/calls";
import type { Expression } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import { complain, type Reading } from "./reading";

/** Reports a value that may be an error where an ordinary value is needed; returns the value. */
export function refuseErrorValue(value: Expression, use: string, node: Node, reading: Reading): Expression {
  if (mayBe(value.kinds, kind.error)) complain(reading, errorUse, node, { use });
  return value;
}
