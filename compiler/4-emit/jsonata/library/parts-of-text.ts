/**
 * Parts of texts by position: two operations each, one for texts of which it is known that JavaScript counts each of their
 * characters as one, the other for any text.
 */
import { array, asArray, binary, call, conditional, lambda, literal, type Jsonata } from "../tree";
import { first, missing, once, one, second, zero, type Fresh, type Lowering, type Rows } from "./lowering";
import { byCharacter, byUnit, type Counting } from "./positions";
import { isWide, utf16Length, wides } from "./utf16";

/** A position that need not be whole is cut off towards zero. */
function truncated(value: Jsonata): Jsonata {
  if (value.kind === "literal") return literal(Math.trunc(Number(value.value)));
  if (value.kind === "negate" && value.operand.kind === "literal") {
    const whole = Math.trunc(Number(value.operand.value));
    return whole === 0 ? zero : { kind: "negate", operand: literal(whole) };
  }
  return conditional(binary("<", value, zero), call("ceil", value), call("floor", value));
}

/** Between zero and the length of the text. */
function clamped(value: Jsonata, size: Jsonata): Jsonata {
  return call("min", array(call("max", array(value, zero)), size));
}

/** `text.slice(from, to)`: what is negative counts from the end. */
const slice =
  (counting: Counting): Lowering =>
  ([text = missing, from = zero, to], fresh) =>
    once(text, "text", fresh, (text) => {
      if (counting === byCharacter && from.kind === "literal" && to === undefined)
        return call("substring", text, truncated(from));
      const size = counting.length(text, fresh);
      const place = (value: Jsonata, hint: string, use: (at: Jsonata) => Jsonata): Jsonata =>
        once(truncated(value), hint, fresh, (at) => use(clamped(fromEnd(at, size), size)));
      return place(from, "from", (begin) => {
        if (to === undefined) return counted(text, [begin, size], counting, fresh);
        return place(to, "to", (end) => counted(text, [begin, end], counting, fresh));
      });
    });

/** A position below zero counts from the end; one that is written out needs no question. */
function fromEnd(at: Jsonata, size: Jsonata): Jsonata {
  if (at.kind === "literal") return at;
  return conditional(binary("<", at, zero), binary("+", size, at), at);
}

/** The text between two positions, which are counted, unless there is none. */
function counted(text: Jsonata, [begin, end]: readonly [Jsonata, Jsonata], counting: Counting, fresh: Fresh): Jsonata {
  if (counting === byCharacter) return once(begin, "begin", fresh, (start) => upTo(text, start, end));
  return once(begin, "begin", fresh, (begin) =>
    once(end, "end", fresh, (end) => {
      const [start, stop] = [counting.points(text, begin, fresh), counting.points(text, end, fresh)];
      const between = once(start, "start", fresh, (start) => upTo(text, start, stop));
      return conditional(binary("<", begin, end), between, literal(""));
    }),
  );
}

function upTo(text: Jsonata, start: Jsonata, end: Jsonata): Jsonata {
  return call("substring", text, start, call("max", array(zero, binary("-", end, start))));
}

/** `text.substring(from, to)`: the smaller position comes first. */
const substring =
  (counting: Counting): Lowering =>
  ([text = missing, from = zero, to], fresh) =>
    once(text, "text", fresh, (text) => {
      const size = counting.length(text, fresh);
      return once(clamped(truncated(from), size), "from", fresh, (start) =>
        once(to === undefined ? size : clamped(truncated(to), size), "to", fresh, (end) =>
          counted(text, [call("min", array(start, end)), call("max", array(start, end))], counting, fresh),
        ),
      );
    });

/** What is at a position that is none of those from the end; `otherwise` where there is nothing. */
function characterAt(
  text: Jsonata,
  at: Jsonata,
  otherwise: Jsonata,
  { counting, fresh }: { readonly counting: Counting; readonly fresh: Fresh },
): Jsonata {
  const inside = binary("and", binary(">=", at, zero), binary("<", at, counting.length(text, fresh)));
  return conditional(inside, counted(text, [at, binary("+", at, one)], counting, fresh), otherwise);
}

const at =
  (counting: Counting): Lowering =>
  (operands, fresh) =>
    once(first(operands), "text", fresh, (text) =>
      once(truncated(second(operands)), "position", fresh, (position) =>
        once(fromEnd(position, counting.length(text, fresh)), "at", fresh, (at) =>
          characterAt(text, at, missing, { counting, fresh }),
        ),
      ),
    );

const charAt =
  (counting: Counting): Lowering =>
  (operands, fresh) =>
    once(first(operands), "text", fresh, (text) =>
      once(truncated(second(operands)), "at", fresh, (at) => characterAt(text, at, literal(""), { counting, fresh })),
    );

/** `$pad` fills in front where the width is negative; a width that is none changes nothing. It counts characters. */
const padded =
  (sign: -1 | 1): Lowering =>
  ([text = missing, width = zero, filling = literal(" ")], fresh) =>
    once(text, "text", fresh, (text) =>
      once(truncated(width), "width", fresh, (size) => {
        const wide = call("max", array(binary("-", size, wides(text)), zero));
        return call("pad", text, sign < 0 ? { kind: "negate", operand: wide } : wide, filling);
      }),
    );

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
  "single units": unless(isWide, "a text with a character that JavaScript counts as two"),
  "text to find": unless((text) => binary("=", text, literal("")), "an empty text to look for"),
  "plain text": unless((text) => call("contains", text, literal("$")), "a $ in what is put in the place of a text"),
  "text slice": slice(byCharacter),
  "slice of units": slice(byUnit),
  substring: substring(byCharacter),
  "substring of units": substring(byUnit),
  "text at": at(byCharacter),
  "at of units": at(byUnit),
  charAt: charAt(byCharacter),
  "charAt of units": charAt(byUnit),
  "text indexOf": indexOf,
  padStart: padded(-1),
  padEnd: padded(1),
  repeat,
  "text concat": (operands) => operands.reduce((all, next) => binary("&", all, next)),
  characters,
} satisfies Rows;
