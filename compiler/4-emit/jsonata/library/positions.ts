/**
 * Positions in texts. JavaScript counts UTF-16 units, JSONata code points: they are the same unless a text has characters
 * beyond the first plane (emoji), each of which is two units. Where that is not known, a position is searched for.
 */
import { array, binary, call, conditional, lambda, literal, object, path, type Jsonata } from "../tree";
import { once, one, zero, type Fresh } from "./lowering";
import { isWide, utf16Length } from "./utf16";

/** How positions in texts are counted. */
export interface Counting {
  readonly length: (text: Jsonata, fresh: Fresh) => Jsonata;
  /** The code points before a position between zero and the length. */
  readonly points: (text: Jsonata, position: Jsonata, fresh: Fresh) => Jsonata;
}

/** Of texts that are known to have one unit for each character. */
export const byCharacter: Counting = {
  length: (text) => call("length", text),
  points: (_, position) => position,
};

/** Of any texts. A position within a character has no text on either side that JSON could say: that fails. */
export const byUnit: Counting = {
  length: utf16Length,
  points: (text, position, fresh) =>
    position.kind === "literal" && position.value === 0
      ? position
      : once(position, "units", fresh, (units) => conditional(isWide(text), searched(text, units, fresh), units)),
};

/** So often is the span halved: enough for a text of a million characters. */
const halvings = literal(20);

/** `low` is the last number of characters that make no more units than these. */
function searched(text: Jsonata, units: Jsonata, fresh: Fresh): Jsonata {
  const [span, turn, middle] = [fresh("span"), fresh("turn"), fresh("middle")];
  const [low, high] = [path({ kind: "variable", name: span }, "low"), path({ kind: "variable", name: span }, "high")];
  const half: Jsonata = { kind: "variable", name: middle };
  const fits = binary("<=", utf16Length(call("substring", text, zero, half), fresh), units);
  const next = conditional(
    fits,
    object(["low", half], ["high", high]),
    object(["low", low], ["high", binary("-", half, one)]),
  );
  const step: Jsonata = {
    kind: "block",
    binds: [[middle, call("ceil", binary("/", binary("+", low, high), literal(2)))]],
    result: next,
  };
  const start = object(["low", zero], ["high", call("min", array(units, call("length", text)))]);
  const found = call("reduce", array(binary("..", one, halvings)), lambda([span, turn], step), start);
  return once(path(found, "low"), "point", fresh, (point) => {
    const isWhole = binary("=", utf16Length(call("substring", text, zero, point), fresh), units);
    return conditional(isWhole, point, call("error", literal("half of a character that JavaScript counts as two")));
  });
}
