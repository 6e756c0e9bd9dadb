/** What cannot be kept: an error can be caught, examined and thrown, and nothing else; functions, dates and maps are no JSON. */
import type { Expression as Syntax } from "ts-morph";
import { errorUse } from "../diagnostics/catalog/calls";
import { valueNotJson } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import { complain, type Reading } from "./reading";
import { refuseReasons } from "./settled-results";

/** Reports a value that may be an error where an ordinary value is needed; returns the value. */
export function refuseErrorValue(value: Expression, use: string, node: Syntax, reading: Reading): Expression {
  if (mayBe(value.kinds, kind.error)) complain(reading, errorUse, node, { use });
  else refuseReasons(node, use, reading);
  return value;
}

/** Reports a value that may be an error, or something else that is no JSON, where it would have to be; returns the value. */
export function refuseOdd(value: Expression, use: string, node: Syntax, reading: Reading): Expression {
  if (mayBe(value.kinds, kind.other)) complain(reading, valueNotJson, node, { type: node.getType().getText(node) });
  return refuseErrorValue(value, use, node, reading);
}
