/** The result of who is first in a race travels as text, in the Cause of an error. */
import { array, binary, block, call, conditional, exists, literal, object, path, variable, type Jsonata } from "./tree";

/** A Cause has 32,768 characters. */
const room = 32_000;

/** `$string({"v": value})`; without `v` for undefined. */
function racedText(value: Jsonata): Jsonata {
  return call("string", object(["v", value]));
}

/** The same, where what comes back is the same and has room: a number in a text has 15 digits. */
function checkedText(value: Jsonata, fresh: (hint: string) => string): Jsonata {
  const [given, text] = [fresh("result"), fresh("text")];
  const same = binary("=", path(call("parse", variable(text)), "v"), variable(given));
  const isSame = conditional(exists(variable(given)), same, literal(true));
  const fits = binary("<", call("length", call("string", array(variable(text)))), literal(room));
  const refused = call("error", literal("a result of a race that is too long, or has a number of more than 15 digits"));
  return block(
    [
      [given, value],
      [text, racedText(variable(given))],
    ],
    conditional(binary("and", isSame, fits), variable(text), refused),
  );
}

const first = ([operand = variable("nothing")]: readonly Jsonata[]): Jsonata => operand;

/** The rows of the library for them. */
export const races = {
  "raced result": (operands: readonly Jsonata[]): Jsonata => racedText(first(operands)),
  "checked raced result": (operands: readonly Jsonata[], fresh: (hint: string) => string): Jsonata =>
    checkedText(first(operands), fresh),
  "result of a race": (operands: readonly Jsonata[]): Jsonata => path(call("parse", first(operands)), "v"),
};
