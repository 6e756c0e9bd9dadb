/** What cannot be kept: an error can be caught, examined and thrown, and nothing else; functions, dates and maps are no JSON. */
import type { Expression as Syntax } from "ts-morph";
import { errorUse } from "../diagnostics/catalog/calls";
import { valueNotJson } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import { surelyNumber } from "./library/nan";
import { isAtBorder } from "./outline/border";
import { complain, type Reading } from "./reading";
import { refuseReasons } from "./settled-results";

/** Reports a value that may be an error where an ordinary value is needed; returns the value. */
export function refuseErrorValue(value: Expression, use: string, node: Syntax, reading: Reading): Expression {
  if (mayBe(value.kinds, kind.error)) complain(reading, errorUse, node, { use });
  else refuseReasons(node, use, reading);
  return value;
}

/** Reports a value that may be an error, or something else that is no JSON, where it would have to be; returns the value, which is a number where it may be NaN. */
export function refuseOdd(value: Expression, use: string, node: Syntax, reading: Reading): Expression {
  if (mayBe(value.kinds, kind.other)) complain(reading, valueNotJson, node, { type: node.getType().getText(node) });
  refuseErrorValue(value, use, node, reading);
  return use.startsWith("kept") && !isAtBorder(node, reading) ? surelyNumber(value) : value;
}
