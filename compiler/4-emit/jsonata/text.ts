/** Values as text, as JavaScript writes them in a template literal. */
import type { Expression } from "../../ir/expression";
import { hasManyDigits } from "../../ir/fallible";
import { describeKinds, kind, within } from "../../ir/kinds";
import { array, binary, block, call, conditional, exists, literal, variable, type Jsonata } from "./tree";

type Fresh = (hint: string) => string;

/** The text of a value; `value` is the expression already lowered. */
export function textOf(expression: Expression, value: Jsonata, fresh: Fresh): Jsonata {
  const { kinds } = expression;
  if (expression.kind === "literal") return literal(String(expression.value));
  if (within(kinds, kind.string)) return value;
  if (within(kinds, kind.number)) return hasManyDigits(expression) ? digits(value, fresh) : call("string", value);
  if (within(kinds, kind.boolean | kind.null)) return call("string", value);
  const name = fresh("value");
  const [read, type] = [variable(name), call("type", variable(name))];
  const present = conditional(binary("=", type, literal("number")), digits(read, fresh), call("string", read));
  if (!within(kinds, kind.string | kind.number | kind.boolean | kind.null | kind.undefined))
    throw new Error(`no text for ${describeKinds(kinds)}`);
  return block([[name, value]], conditional(exists(read), present, literal("undefined")));
}

/** JSONata writes 15 digits, JavaScript as many as it takes to read the number back: where 15 do not, the machine says so. */
function digits(value: Jsonata, fresh: Fresh): Jsonata {
  const [number, text] = [fresh("number"), fresh("text")];
  const same = binary("=", call("number", variable(text)), variable(number));
  return block(
    [
      [number, value],
      [text, call("string", variable(number))],
    ],
    conditional(same, variable(text), call("error", literal("this number has more digits than JSONata writes"))),
  );
}

/** Text put together; many parts by `$join`, so that the depth does not grow with their number. */
export function joined(parts: readonly Jsonata[]): Jsonata {
  const [first, ...rest] = parts;
  if (first === undefined) return literal("");
  if (parts.length > 8) return call("join", array(...parts));
  return rest.reduce((all, part) => binary("&", all, part), first);
}
