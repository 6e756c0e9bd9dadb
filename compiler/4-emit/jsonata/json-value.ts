/**
 * JSON.parse(text)   →   `$parse`, for texts of nothing but what JSON knows
 *
 * AWS's `$parse` takes more than JSON: texts in single quotes, control characters in texts. So the text is looked at first:
 * without escapes, texts, numbers and words nothing may be left. What is wrong in another way `$parse` refuses itself.
 */
import { invalidJson, throwing } from "./errors";
import { binary, call, conditional, literal, type Jsonata } from "./tree";

const regex = (source: string): Jsonata => ({ kind: "regex", source });

/** `\x5c` is a backslash, `\x5b` and the like are brackets: jsonata counts those that are written. */
const escape = String.raw`\x5c(["\x5c\/bfnrt]|u[0-9a-fA-F]{4})`;
const texts = String.raw`"[^"\x5c\u0000-\u001f]*"`;
const others = String.raw`-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null|[\x5b\x5d\x7b\x7d:, \t\n\r]+`;

/** The value of a JSON text, or the SyntaxError that JavaScript throws. */
export function valueOfJson(text: Jsonata): Jsonata {
  const without = (whole: Jsonata, part: string): Jsonata => call("replace", whole, regex(part), literal(""));
  const rest = without(without(text, escape), `${texts}|${others}`);
  return conditional(binary("=", rest, literal("")), call("parse", text), throwing("SyntaxError", invalidJson));
}
