/**
 * JSON.stringify   →   `$string`, where that writes the same
 *
 * `$string` leaves most control characters as they are, cuts fractions to 15 digits, and keeps keys in the order in which
 * they were written. What it wrote is looked at, and read back: where it is not what JavaScript writes, a function of our
 * own writes the value part by part. An object that is written out in the program, of texts, needs none of that.
 */
import type { Expression } from "../../ir/expression";
import { kind, mayBe, within } from "../../ir/kinds";
import { ownKeys } from "./own-keys";
import { array, asArray, binary, block, call, conditional, lambda, literal, variable, type Jsonata } from "./tree";

type Fresh = (hint: string) => string;

interface Writer {
  readonly fresh: Fresh;
  /** Name of the function that writes JSON; asking for it puts it into the expression. */
  readonly json: () => string;
  readonly isWhole: (expression: Expression) => boolean;
}

const regex = (source: string): Jsonata => ({ kind: "regex", source });

/** Characters that JSON escapes and `$string` does not. */
const control = String.raw`[\u0000-\u0007\u000b\u000e-\u001f]`;

/** The key of an object that looks like an index: within a text its quotes would be escaped. */
const indexKey = '"[0-9]+":';

/** The JSON of a value; `value` is the expression already lowered. */
export function jsonTextOf(expression: Expression, value: Jsonata, writer: Writer): Jsonata {
  const { fresh } = writer;
  const { kinds } = expression;
  if (isPlain(expression, writer.isWhole))
    return escaped(within(kinds, kind.string) ? quoted(value) : call("string", value), fresh);
  const [whole, text] = [fresh("whole"), fresh("json")];
  const odd = call("contains", variable(text), regex(`${indexKey}|${control}`));
  const differs = binary("!=", call("parse", variable(text)), variable(whole));
  const written = call("string", variable(whole));
  const first = mayBe(kinds, kind.string)
    ? conditional(isA("string", whole), quoted(variable(whole)), written)
    : written;
  return block(
    [
      [whole, value],
      [text, first],
    ],
    conditional(binary("or", odd, differs), call(writer.json(), variable(whole)), variable(text)),
  );
}

const bare = kind.boolean | kind.null;

/** True for a value that `$string` writes well, but for control characters: of texts and whole numbers, under known keys. */
function isPlain(value: Expression, isWhole: Writer["isWhole"]): boolean {
  const isPart = (part: Expression): boolean =>
    within(part.kinds, kind.string | bare | kind.undefined) || isPlain(part, isWhole);
  if (within(value.kinds, kind.string) || within(value.kinds, bare) || isWhole(value)) return true;
  if (value.kind === "array") return value.items.every((item) => item.kind === "item" && isPart(item.value));
  if (value.kind !== "object") return false;
  return value.members.every((member) => member.kind === "member" && !/^\d+$/.test(member.key) && isPart(member.value));
}

function isA(type: string, name: string): Jsonata {
  return binary("=", call("type", variable(name)), literal(type));
}

/** A text in quotes: `$string` writes them around texts in an array only. */
function quoted(text: Jsonata): Jsonata {
  return call("replace", call("string", array(text)), regex(String.raw`^\[|\]$`), literal(""));
}

/** The text with the control characters escaped that `$string` leaves as they are. */
function escaped(text: Jsonata, fresh: Fresh): Jsonata {
  const found = fresh("found");
  const character: Jsonata = { kind: "path", base: variable(found), name: "match" };
  const hex = call("lowercase", call("substring", call("encodeUrlComponent", character), literal(1), literal(2)));
  return call("replace", text, regex(control), lambda([found], binary("&", literal("\\u00"), hex)));
}

/** `function($v){ … }`: the JSON of any value, put together of its parts. */
export function jsonFunction(own: string, digits: string, fresh: Fresh): Jsonata {
  const [value, quote, text, item, key] = [fresh("value"), fresh("quote"), fresh("text"), fresh("item"), fresh("key")];
  const joined = (parts: Jsonata, open: string, close: string): Jsonata =>
    binary("&", binary("&", literal(open), call("join", parts, literal(","))), literal(close));
  const member = binary(
    "&",
    binary("&", call(quote, variable(key)), literal(":")),
    call(own, call("lookup", variable(value), variable(key))),
  );
  const members = asArray(call("map", ownKeys(variable(value), fresh), lambda([key], member)));
  const items = asArray(call("map", variable(value), lambda([item], call(own, variable(item)))));
  const scalar = conditional(
    isA("number", value),
    call(digits, variable(value)),
    conditional(isA("string", value), call(quote, variable(value)), call("string", variable(value))),
  );
  return lambda(
    [value],
    block(
      [[quote, lambda([text], escaped(quoted(variable(text)), fresh))]],
      conditional(
        isA("object", value),
        joined(members, "{", "}"),
        conditional(isA("array", value), joined(items, "[", "]"), scalar),
      ),
    ),
  );
}
