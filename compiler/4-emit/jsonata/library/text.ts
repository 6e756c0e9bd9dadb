/** Operations of texts. JSONata counts code points where JavaScript counts UTF-16 units. */
import { binary, call, conditional, literal, type Jsonata } from "../tree";
import { parts } from "./parts-of-text";
import { first, once, second, third, zero, type Lowering, type Rows } from "./lowering";
import { utf16Length } from "./utf16";

/** JavaScript's white space: `\s` is ASCII only on AWS. */
const blanks = "[\\t\\n\\u000b\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+";

/** `$substring` and `$length` count code points, as both sides of each comparison here do. */
const endsWith: Lowering = (operands, fresh) =>
  once(first(operands), "text", fresh, (text) =>
    once(second(operands), "tail", fresh, (tail) => {
      const from = binary("-", call("length", text), call("length", tail));
      const found = binary("=", call("substring", text, from, call("length", tail)), tail);
      return conditional(binary("=", tail, literal("")), literal(true), binary("and", binary(">=", from, zero), found));
    }),
  );

/** A pattern that the program has written. */
function pattern(written: Jsonata): Jsonata {
  return { kind: "regex", source: written.kind === "literal" ? String(written.value) : "" };
}

export const text = {
  "text length": (operands, fresh) => utf16Length(first(operands), fresh),
  toUpperCase: (operands) => call("uppercase", first(operands)),
  toLowerCase: (operands) => call("lowercase", first(operands)),
  trim: (operands) =>
    call(
      "replace",
      call("replace", first(operands), { kind: "regex", source: `^${blanks}` }, literal("")),
      { kind: "regex", source: `${blanks}$` },
      literal(""),
    ),
  trimStart: (operands) => call("replace", first(operands), { kind: "regex", source: `^${blanks}` }, literal("")),
  trimEnd: (operands) => call("replace", first(operands), { kind: "regex", source: `${blanks}$` }, literal("")),
  split: (operands) => call("split", first(operands), second(operands)),
  replaceAll: (operands) => call("join", call("split", first(operands), second(operands)), third(operands)),
  matches: (operands) => call("contains", first(operands), pattern(second(operands))),
  "replace match": (operands) =>
    call("replace", first(operands), pattern(second(operands)), third(operands), literal(1)),
  "replace matches": (operands) => call("replace", first(operands), pattern(second(operands)), third(operands)),
  replace: (operands, fresh) =>
    once(first(operands), "text", fresh, (text) =>
      once(second(operands), "part", fresh, (part) => {
        const [head, tail] = [call("substringBefore", text, part), call("substringAfter", text, part)];
        const replaced = binary("&", binary("&", head, third(operands)), tail);
        return conditional(call("contains", text, part), replaced, text);
      }),
    ),
  "text includes": (operands) => call("contains", first(operands), second(operands)),
  startsWith: (operands, fresh) =>
    once(second(operands), "head", fresh, (head) =>
      binary("=", call("substring", first(operands), zero, call("length", head)), head),
    ),
  endsWith,
  ...parts,
  String: (operands) => first(operands),
} satisfies Rows;
