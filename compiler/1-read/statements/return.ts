/** return value   →   the Output of the last state; in a function that is written out, its value */
import { Node, type ReturnStatement, type Type } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { refuseErrorValue } from "../error-values";
import { readReturned } from "../inline";
import { place, type Reading } from "../reading";
import { refuseHidden } from "../settled-results";

/** Reads `return`. */
export function readReturn(node: ReturnStatement, reading: Reading): void {
  const span = place(reading, node);
  const returned = node.getExpression();
  const nothing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const value = returned === undefined ? nothing : readReturned(returned, reading);
  if (returned !== undefined && reading.returns === null) refuseErrorValue(value, "returned", returned, reading);
  if (reading.returns !== null) refuseHidden(returned, awaitedReturnType(node), reading);
  returnValue(value, returned !== undefined, span, reading);
}

/** Adds the steps that leave the function with a value; with none, where it was `given` none. */
export function returnValue(value: Expression, given: boolean, span: Span, reading: Reading): void {
  const { returns } = reading;
  if (returns === null) {
    reading.steps.push({ kind: "return", value, span });
    return;
  }
  returns.kinds |= value.kinds;
  if (given) reading.steps.push({ kind: "set", local: returns.local, value, span });
  reading.steps.push({ kind: returns.isTurn === true ? "continue" : "break", label: returns.label, span });
}

/** What a call of the function yields, awaited. */
function awaitedReturnType(node: ReturnStatement): Type {
  const target = node.getFirstAncestor(Node.isFunctionLikeDeclaration);
  const type = target?.getReturnType() ?? node.getType();
  const [awaited = type] = type.getSymbol()?.getName() === "Promise" ? type.getTypeArguments() : [];
  return awaited;
}
