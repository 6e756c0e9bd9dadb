/**
 * What could not be undone, as the text of a Cause: `{ original, failed: [{ compensation, name, message, data }] }`. Step
 * Functions takes 32,768 characters of a Cause, and 256 KiB of what the iterations of a Map have come to: so texts are cut,
 * and where all of it is still too long, what is left are the numbers and the names. src/words/errors.ts does the same.
 */
import {
  asArray,
  binary,
  block,
  call,
  conditional,
  lambda,
  literal,
  object,
  path,
  variable,
  type Jsonata,
} from "./tree";

/** Characters, and entries of a list that is too long. */
const limits = { message: 400, data: 400, original: 4_000, whole: 30_000, entries: 300 };

type Fresh = (hint: string) => string;

/** The message of one that failed: so many characters of it, where that is said. */
export function shortMessage(message: Jsonata, most: Jsonata = literal(limits.message)): Jsonata {
  return call("substring", message, literal(0), most);
}

/** What a block would have undone; nothing where that is long. */
export function shortData(data: Jsonata, fresh: Fresh): Jsonata {
  const name = fresh("data");
  const length = call("length", call("string", variable(name)));
  return block(
    [[name, data]],
    conditional(binary("<=", length, literal(limits.data)), variable(name), variable("nothing")),
  );
}

/** The text of the report. */
export function reportOf(name: Jsonata, message: Jsonata, failed: Jsonata, fresh: Fresh): Jsonata {
  const [original, all, text, each, at] = [fresh("original"), fresh("all"), fresh("text"), fresh("each"), fresh("at")];
  const cut = call("substring", message, literal(0), literal(limits.original));
  const textOf = (list: Jsonata): Jsonata => call("string", object(["original", variable(original)], ["failed", list]));
  const named = object(["compensation", path(variable(each), "compensation")], ["name", path(variable(each), "name")]);
  const first = asArray(
    call("filter", variable(all), lambda([each, at], binary("<", variable(at), literal(limits.entries)))),
  );
  const short = textOf(asArray(call("map", first, lambda([each], named))));
  return block(
    [
      [original, object(["name", name], ["message", cut])],
      [all, failed],
      [text, textOf(variable(all))],
    ],
    conditional(binary("<=", call("length", variable(text)), literal(limits.whole)), variable(text), short),
  );
}
