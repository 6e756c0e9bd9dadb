/** Values as text, as JavaScript writes them in a template literal. */
import type { Expression } from "../../ir/expression";
import { describeKinds, kind, mayBe, within } from "../../ir/kinds";
import { array, binary, block, call, conditional, exists, literal, variable, type Jsonata } from "./tree";

/** What the text of a number needs: the name of the function that writes it, and whether `$string` will do. */
export interface Writer {
  readonly fresh: (hint: string) => string;
  /** Name of the function of `digits.ts`; asking for it puts the function into the expression. */
  readonly digits: () => string;
  /** True for a number that is surely whole, and so has a text of 15 digits at most. */
  readonly isWhole: (expression: Expression) => boolean;
}

/** The text of a value; `value` is the expression already lowered. */
export function textOf(expression: Expression, value: Jsonata, writer: Writer): Jsonata {
  const { kinds } = expression;
  if (expression.kind === "literal") return literal(String(expression.value));
  if (within(kinds, kind.string)) return value;
  if (within(kinds, kind.number)) return call(writer.isWhole(expression) ? "string" : writer.digits(), value);
  if (within(kinds, kind.boolean | kind.null)) return call("string", value);
  if (!within(kinds, kind.string | kind.number | kind.boolean | kind.null | kind.undefined))
    throw new Error(`no text for ${describeKinds(kinds)}`);
  const name = writer.fresh("value");
  const [read, type] = [variable(name), call("type", variable(name))];
  const isNumber = binary("=", type, literal("number"));
  const plain = call("string", read);
  const present = mayBe(kinds, kind.number) ? conditional(isNumber, call(writer.digits(), read), plain) : plain;
  return block([[name, value]], conditional(exists(read), present, literal("undefined")));
}

/** Text put together; many parts by `$join`, so that the depth does not grow with their number. */
export function joined(parts: readonly Jsonata[]): Jsonata {
  const [first, ...rest] = parts;
  if (first === undefined) return literal("");
  if (parts.length > 8) return call("join", array(...parts));
  return rest.reduce((all, part) => binary("&", all, part), first);
}
