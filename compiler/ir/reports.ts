/** Errors that say what could not be undone: made by a scope of the workflow that an error has left. */
import type { Expression } from "./expression";
import { kind } from "./kinds";

/** What such an error is called. */
export const failedName = "CompensationFailed";

/** True for what a scope of this workflow could not undo, as opposed to what a call has failed with under that name. */
export function isReport(error: Expression): Expression {
  const { span } = error;
  const left: Expression = { kind: "errorIs", error, names: [failedName], kinds: kind.boolean, span };
  const none: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const message = partOf(error, "message", kind.string);
  const right: Expression = { kind: "binary", operator: "!==", left: message, right: none, kinds: kind.boolean, span };
  return { kind: "logical", operator: "&&", left, right, kinds: kind.boolean, span };
}

/** A part of an error that only the machine knows of. */
export function partOf(error: Expression, name: string, kinds: number): Expression {
  const base: Expression = { ...error, kinds: kind.object };
  return { kind: "property", base, name, optional: false, kinds: kinds | kind.undefined, span: error.span };
}
