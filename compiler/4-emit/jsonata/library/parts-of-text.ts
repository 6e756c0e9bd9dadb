/**
 * Parts of texts by position. JSONata counts code points where JavaScript counts UTF-16 units: what comes here has been
 * looked at by "single units", or is known to have no character beyond the first plane.
 */
import { array, asArray, binary, call, conditional, lambda, literal, type Jsonata } from "../tree";
import { first, missing, once, one, second, zero, type Fresh, type Lowering, type Rows } from "./lowering";
import { utf16Length } from "./utf16";

/** A position that need not be whole is cut off towards zero. */
function truncated(value: Jsonata): Jsonata {
  if (value.kind === "literal" || value.kind === "negate") return value;
  return conditional(binary("<", value, zero), call("ceil", value), call("floor", value));
}

/** Between zero and the length of the text. */
function clamped(value: Jsonata, size: Jsonata): Jsonata {
  return call("min", array(call("max", array(value, zero)), size));
}

/** `text.slice(from, to)`: what is negative counts from the end. */
const slice: Lowering = ([text = missing, from = zero, to], fresh) =>
  once(text, "text", fresh, (text) => {
    if (from.kind === "literal" && to === undefined) return call("substring", text, from);
    const size = call("length", text);
    const place = (value: Jsonata, hint: string, use: (at: Jsonata) => Jsonata): Jsonata =>
      once(truncated(value), hint, fresh, (at) =>
        use(clamped(conditional(binary("<", at, zero), binary("+", size, at), at), size)),
      );
    return place(from, "from", (begin) =>
      once(begin, "begin", fresh, (start) => {
        if (to === undefined) return call("substring", text, start, size);
        return place(to, "to", (end) => upTo(text, start, end));
      }),
    );
  });

function upTo(text: Jsonata, start: Jsonata, end: Jsonata): Jsonata {
  return call("substring", text, start, call("max", array(zero, binary("-", end, start))));
}

/** `text.substring(from, to)`: the smaller position comes first. */
const substring: Lowering = ([text = missing, from = zero, to], fresh) =>
  once(text, "text", fresh, (text) => {
    const size = call("length", text);
    return once(clamped(truncated(from), size), "from", fresh, (start) =>
      once(to === undefined ? size : clamped(truncated(to), size), "to", fresh, (end) =>
        upTo(text, call("min", array(start, end)), call("max", array(start, end))),
      ),
    );
  });

/** The character at a position that is none of those from the end; `otherwise` where there is none. */
function characterAt(text: Jsonata, at: Jsonata, otherwise: Jsonata): Jsonata {
  const inside = binary("and", binary(">=", at, zero), binary("<", at, call("length", text)));
  return conditional(inside, call("substring", text, at, one), otherwise);
}

const at: Lowering = (operands, fresh) =>
  once(first(operands), "text", fresh, (text) =>
    once(truncated(second(operands)), "position", fresh, (position) => {
      const fromEnd = binary("<", position, zero);
      const place = conditional(fromEnd, binary("+", call("length", text), position), position);
      return once(place, "at", fresh, (at) => characterAt(text, at, missing));
    }),
  );

const charAt: Lowering = (operands, fresh) =>
  once(first(operands), "text", fresh, (text) =>
    once(truncated(second(operands)), "at", fresh, (at) => characterAt(text, at, literal(""))),
  );

/** `$pad` fills in front where the width is negative; a width that is none changes nothing. */
const padded =
  (sign: -1 | 1): Lowering =>
  ([text = missing, width = zero, filling = literal(" ")], fresh) =>
    once(truncated(width), "width", fresh, (size) => {
      const pad = (wide: Jsonata): Jsonata => call("pad", text, wide, filling);
      if (size.kind === "literal" && typeof size.value === "number") return pad(signed(size.value * sign));
      const wide = call("max", array(size, zero));
      return pad(sign < 0 ? { kind: "negate", operand: wide } : wide);
    });

function signed(value: number): Jsonata {
  return value < 0 ? { kind: "negate", operand: literal(-value) } : literal(value);
}

/** As many times as a list is long that is made for it. */
function times(count: Jsonata, value: Jsonata): Jsonata {
  const range = array(binary("..", one, count));
  return asArray(call("map", range, lambda([], value)));
}

const repeat: Lowering = (operands, fresh) =>
  once(first(operands), "text", fresh, (text) => call("join", times(second(operands), text), literal("")));

const indexOf: Lowering = (operands, fresh) =>
  once(first(operands), "text", fresh, (text) =>
    once(second(operands), "part", fresh, (part) => {
      const before = utf16Length(call("substringBefore", text, part), fresh);
      const found = conditional(call("contains", text, part), before, literal(-1));
      return conditional(binary("=", part, literal("")), zero, found);
    }),
  );

/** `text.split("")` */
const characters: Lowering = (operands, fresh: Fresh) =>
  once(first(operands), "text", fresh, (text) => {
    const at = fresh("at");
    const positions = array(binary("..", zero, binary("-", call("length", text), one)));
    return asArray(call("map", positions, lambda([at], call("substring", text, { kind: "variable", name: at }, one))));
  });

/** The operand, unless a test on it says that JSONata would do something else with it. */
const unless =
  (test: (value: Jsonata) => Jsonata, message: string): Lowering =>
  (operands, fresh) =>
    once(first(operands), "text", fresh, (text) => conditional(test(text), call("error", literal(message)), text));

export const parts = {
  "single units": unless(
    (text) => call("contains", call("encodeUrlComponent", text), literal("%F")),
    "a text with a character that JavaScript counts as two",
  ),
  "text to find": unless((text) => binary("=", text, literal("")), "an empty text to look for"),
  "plain text": unless((text) => call("contains", text, literal("$")), "a $ in what is put in the place of a text"),
  "text slice": slice,
  substring,
  "text at": at,
  charAt,
  "text indexOf": indexOf,
  padStart: padded(-1),
  padEnd: padded(1),
  repeat,
  "text concat": (operands) => operands.reduce((all, next) => binary("&", all, next)),
  characters,
} satisfies Rows;
