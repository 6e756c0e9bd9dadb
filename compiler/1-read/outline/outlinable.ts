/** Which refusals are none where the code is free of awaits: JavaScript can run it, in a function of its own. */
import { expressionTooDeep, expressionTooLong } from "../../diagnostics/catalog/check";
import { errorConstructor, errorUse, unknownCall } from "../../diagnostics/catalog/calls";
import {
  mixedOperands,
  mutation,
  objectIdentity,
  outerVariable,
  recursiveCall,
  unsupportedExpression,
  unsupportedStatement,
  valueNotJson,
} from "../../diagnostics/catalog/language";
import type { Diagnostic } from "../../diagnostics/report";

const codes: ReadonlySet<string> = new Set(
  [
    unsupportedStatement,
    unsupportedExpression,
    mutation,
    objectIdentity,
    mixedOperands,
    valueNotJson,
    outerVariable,
    recursiveCall,
    unknownCall,
    errorUse,
    errorConstructor,
    expressionTooDeep,
    expressionTooLong,
  ].map(({ code }) => code),
);

/** True when every error says only that the machine has no form for the code. */
export function areOutlinable(errors: readonly Diagnostic[]): boolean {
  return errors.length > 0 && errors.every(({ code }) => codes.has(code));
}
