/** Functions of jsonata with one argument, on values whose result nobody could doubt; `undecided` on all others. */
import type { Json } from "../../../compiler/asl/definition";
import { truth, undecided, type Decided, type Operand } from "./direct-operators";

/** Name → what it gives. */
export const directCalls: { readonly [name: string]: (argument: Decided) => Operand } = {
  exists: (argument) => argument !== undefined,
  not: (argument) => {
    const holds = argument === undefined ? undecided : truth(argument);
    return holds === undecided ? undecided : !holds;
  },
  boolean: (argument) => (argument === undefined ? undecided : truth(argument)),
  count: (argument) => (isList(argument) ? argument.length : undecided),
  length: (argument) => (typeof argument === "string" ? [...argument].length : undecided),
};

function isList(value: Decided): value is readonly Json[] {
  return Array.isArray(value);
}
