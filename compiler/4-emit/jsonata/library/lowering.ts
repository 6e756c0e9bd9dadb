/** The shape of a row, and what several rows do: operands, values that are evaluated once, callbacks. */
import type { OperationName } from "../../../ir/operations";
import { asArray, block, call, lambda, literal, variable, type Jsonata } from "../tree";

/** Makes names for variables inside of one expression. */
export interface Fresh {
  (hint: string): string;
}

/** Operands, already lowered → JSONata that does the same. */
export type Lowering = (operands: readonly Jsonata[], fresh: Fresh) => Jsonata;

/** Some rows of the library. */
export type Rows = { readonly [Name in OperationName]?: Lowering };

export const zero = literal(0);
export const one = literal(1);
export const missing = variable("nothing");

/** Evaluates an operand once, whatever it is. */
export function once(value: Jsonata | undefined, hint: string, fresh: Fresh, use: (name: Jsonata) => Jsonata): Jsonata {
  if (value === undefined) return missing;
  if (value.kind === "variable" || value.kind === "literal") return use(value);
  const name = fresh(hint);
  return block([[name, value]], use(variable(name)));
}

/** The first operand. */
export function first([operand]: readonly Jsonata[]): Jsonata {
  return operand ?? missing;
}

/** The second operand. */
export function second([, operand]: readonly Jsonata[]): Jsonata {
  return operand ?? missing;
}

/** The third operand. */
export function third([, , operand]: readonly Jsonata[]): Jsonata {
  return operand ?? missing;
}

/** `[$filter(list, function($v, $i){ condition })[]]` */
export function filtered(list: Jsonata, parameters: readonly string[], condition: Jsonata): Jsonata {
  return asArray(call("filter", list, lambda(parameters, condition)));
}

/** A callback written out with its parameters bound, so that no function is called. */
export function apply(callback: Jsonata, values: readonly Jsonata[], fresh: Fresh): Jsonata {
  if (callback.kind !== "lambda") return call(fresh("f"));
  return block(
    callback.parameters.flatMap((parameter, at) => [[parameter, values[at] ?? missing] as const]),
    callback.body,
  );
}
