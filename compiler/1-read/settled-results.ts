/**
 * What `Promise.allSettled` yields holds errors, whatever its types say: its parts can be read in the workflow, and
 * nothing of it can be sent or returned, or be kept where that cannot be seen any more.
 */
import { Node, type Expression as Syntax, type Type } from "ts-morph";
import { errorUse } from "../diagnostics/catalog/calls";
import { complain, type Reading } from "./reading";
import { typeOf } from "./type-of";

const rejected = "PromiseRejectedResult";

/** True for the types of results of `Promise.allSettled`. */
export function isSettledResult(type: Type): boolean {
  return ["PromiseFulfilledResult", rejected].includes(type.getSymbol()?.getName() ?? "");
}

/** True for `result.reason`, which is an error whatever its type says. */
export function isReasonOf(type: Type, name: string): boolean {
  return name === "reason" && membersOf(type).some((each) => each.getSymbol()?.getName() === rejected);
}

/** True for a type whose values may hold the error of a promise. */
export function holdsReason(type: Type): boolean {
  const element = type.getArrayElementType();
  const parts = element === undefined ? (type.isTuple() ? type.getTupleElements() : []) : [element];
  return parts.some(holdsReason) || membersOf(type).some((each) => each.getSymbol()?.getName() === rejected);
}

function membersOf(type: Type): readonly Type[] {
  return type.isUnion() ? type.getUnionTypes() : [type];
}

/** Reports a value that holds errors and is taken for something of which that cannot be seen. */
export function refuseHidden(value: Syntax | undefined, as: Type, reading: Reading): void {
  if (value !== undefined && holdsReason(typeOf(value)) && !holdsReason(as))
    complain(reading, errorUse, value, {
      use: `kept as \`${as.getText(value)}\`: a result of \`Promise.allSettled\` may hold one`,
    });
}

/** Reports a value that holds errors where an ordinary value is needed. */
export function refuseReasons(node: Syntax, use: string, reading: Reading): void {
  const value = Node.isSpreadElement(node) ? node.getExpression() : node;
  if (holdsReason(typeOf(value)))
    complain(reading, errorUse, node, { use: `${use}: a result of \`Promise.allSettled\` may hold one` });
}
