/** A name: a local, `undefined`, or a constant of a module whose value is known at compile time. */
import type { Identifier, Symbol } from "ts-morph";
import { outerVariable } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { asksForPassed } from "../absent";
import { readLocal } from "../assignments";
import { taskOfCallee } from "../callees";
import { askedForChosen } from "../dispatch";
import { isGlobal } from "../library/globals";
import { isInfinity, refuseInfinity } from "../library/infinite";
import { moduleConstant } from "../module-constants";
import { valueAt } from "../places";
import { kindsOf } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";
import { symbolOf } from "../symbols";

/** Reads a name. */
export function readIdentifier(node: Identifier, reading: Reading): Expression {
  const span = place(reading, node);
  if (node.getText() === "undefined") return { kind: "literal", value: undefined, kinds: kind.undefined, span };
  if (node.getText() === "NaN" && isGlobal(node)) return { kind: "literal", value: null, kinds: kind.nan, span };
  if (isInfinity(node)) return refuseInfinity(node, reading);
  const symbol = symbolOf(node);
  const value = symbol === undefined ? null : valueOf(symbol, node, reading);
  if (value !== null) return value;
  if (symbol !== undefined && reading.promises.has(symbol)) return unread(span);
  const chosen = askedForChosen(node, reading);
  if (chosen !== null) return chosen;
  if (asksForPassed(node, reading))
    return { kind: "literal", value: true, kinds: kind.boolean, span, called: "function" };
  complain(reading, outerVariable, node, {
    name: node.getText(),
    isTask: taskOfCallee(node, reading.program) !== null,
  });
  return unread(span);
}

function valueOf(symbol: Symbol, node: Identifier, reading: Reading): Expression | null {
  const alias = reading.aliases.get(symbol);
  if (alias !== undefined) return alias;
  const view = reading.views.get(symbol);
  if (view !== undefined) return valueAt(view, kindsOf(node, reading), place(reading, node));
  const local = reading.locals.get(symbol);
  if (local !== undefined) return readLocal(local, node, reading);
  if (symbol === reading.input?.symbol) return { ...reading.input.value, span: place(reading, node) };
  return moduleConstant(symbol, reading);
}
