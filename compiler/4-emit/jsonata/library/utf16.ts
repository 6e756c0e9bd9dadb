/** How long a text is, in the units that JavaScript counts. */
import { binary, call, literal, type Jsonata } from "../tree";
import { once, one, type Fresh } from "./lowering";

/** True for a text with a character that is two units. */
export function isWide(text: Jsonata): Jsonata {
  return call("contains", call("encodeUrlComponent", text), literal("%F"));
}

/** What stands between the characters that are two units: those of four bytes in UTF-8, the first of which is %F…. */
function pieces(text: Jsonata): Jsonata {
  return call("count", call("split", call("encodeUrlComponent", text), literal("%F")));
}

/** How many characters of a text are two units. */
export function wides(text: Jsonata): Jsonata {
  return binary("-", pieces(text), one);
}

/** One UTF-16 unit more for each character beyond the first plane. */
export function utf16Length(value: Jsonata, fresh: Fresh): Jsonata {
  return once(value, "text", fresh, (text) => binary("-", binary("+", call("length", text), pieces(text)), one));
}
