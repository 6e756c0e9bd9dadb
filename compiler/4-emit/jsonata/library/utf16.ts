/** How long a text is, in the units that JavaScript counts. */
import { binary, call, literal, type Jsonata } from "../tree";
import { once, one, type Fresh } from "./lowering";

/** One UTF-16 unit more for each character beyond the first plane: four bytes in UTF-8, the first of them %F…. */
export function utf16Length(value: Jsonata, fresh: Fresh): Jsonata {
  return once(value, "text", fresh, (text) => {
    const pieces = call("count", call("split", call("encodeUrlComponent", text), literal("%F")));
    return binary("-", binary("+", call("length", text), pieces), one);
  });
}
