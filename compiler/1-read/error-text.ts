/** String(error), `${error}`   →   the name and the message of the error */
import type { Node } from "ts-morph";
import type { Expression } from "../ir/expression";
import { kind } from "../ir/kinds";
import { place, type Reading } from "./reading";

/** The text that JavaScript makes of a value that surely is an error; any other value as it is. */
export function textOfError(
  value: Expression,
  { node, reading }: { readonly node: Node; readonly reading: Reading },
): Expression {
  if (value.kinds !== kind.error) return value;
  const { nativeNames } = reading.program.errors;
  return {
    kind: "errorField",
    field: "text",
    error: value,
    nativeNames,
    kinds: kind.string,
    span: place(reading, node),
  };
}
