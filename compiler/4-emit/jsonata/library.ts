/**
 * The operations of the library as JSONata that does the same: total over `ir/operations`. Each row is tested against
 * JavaScript (test/language/library.test.ts); the traps it avoids are in docs/decisions/0001-jsonata.md.
 */
import type { OperationName } from "../../ir/operations";
import { inTime, isPast, secondsIn, waitInTime } from "./deadline";
import { ownKeys } from "./own-keys";
import {
  array,
  asArray,
  binary,
  block,
  call,
  conditional,
  exists,
  index,
  lambda,
  literal,
  object,
  pair,
  path,
  variable,
  type Jsonata,
} from "./tree";

/** Makes names for variables inside of one expression. */
export interface Fresh {
  (hint: string): string;
}

type Lowering = (operands: readonly Jsonata[], fresh: Fresh) => Jsonata;

const zero = literal(0);

/** Dates that JSONata writes as JavaScript does: the years 1 to 9999. */
const [firstDate, lastDate] = [-62_135_596_800_000, 253_402_300_799_999];
const one = literal(1);
const missing = variable("nothing");

/** Evaluates an operand once, whatever it is. */
function once(value: Jsonata | undefined, hint: string, fresh: Fresh, use: (name: Jsonata) => Jsonata): Jsonata {
  if (value === undefined) return missing;
  if (value.kind === "variable" || value.kind === "literal") return use(value);
  const name = fresh(hint);
  return block([[name, value]], use(variable(name)));
}

const first = ([operand]: readonly Jsonata[]): Jsonata => operand ?? missing;
const second = ([, operand]: readonly Jsonata[]): Jsonata => operand ?? missing;
const third = ([, , operand]: readonly Jsonata[]): Jsonata => operand ?? missing;

/** JavaScript's white space: `\s` is ASCII only on AWS. */
const blanks = "[\\t\\n\\u000b\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+";

/** `[$filter(list, function($v, $i){ condition })[]]` */
function filtered(list: Jsonata, parameters: readonly string[], condition: Jsonata): Jsonata {
  return asArray(call("filter", list, lambda(parameters, condition)));
}

/** One result for a whole array: `$reduce(list, function($all, $each){ … }, start)` with the callback called on each element. */
function reduced(
  operands: readonly Jsonata[],
  start: Jsonata,
  step: (all: Jsonata, outcome: Jsonata) => Jsonata,
  fresh: Fresh,
): Jsonata {
  const [all, each, position, list] = [fresh("all"), fresh("each"), fresh("at"), fresh("list")];
  const outcome = apply(second(operands), [variable(each), variable(position), variable(list)], fresh);
  return call(
    "reduce",
    first(operands),
    lambda([all, each, position, list], step(variable(all), outcome)),
    literal(start.kind === "literal" ? start.value : null),
  );
}

/** A callback written out with its parameters bound, so that no function is called. */
function apply(callback: Jsonata, values: readonly Jsonata[], fresh: Fresh): Jsonata {
  if (callback.kind !== "lambda") return call(fresh("f"));
  return block(
    callback.parameters.flatMap((parameter, at) => [[parameter, values[at] ?? missing] as const]),
    callback.body,
  );
}

/** Math.max and Math.min of one or more numbers. */
const extreme =
  (name: "max" | "min"): Lowering =>
  (operands) =>
    call(name, array(...operands));

const slice: Lowering = (operands, fresh) => {
  const [list, size, from, to, at] = [fresh("list"), fresh("size"), fresh("from"), fresh("to"), fresh("at")];
  const [start, end, count, position] = [variable(from), variable(to), variable(size), variable(at)];
  const fromEnd = (value: Jsonata): Jsonata => conditional(binary("<", value, zero), binary("+", count, value), value);
  const truncated = (value: Jsonata): Jsonata =>
    conditional(binary("<", value, zero), call("ceil", value), call("floor", value));
  const element = fresh("each");
  return block(
    [
      [list, first(operands)],
      [size, call("count", variable(list))],
      [from, operands[1] === undefined ? zero : truncated(operands[1])],
      [from, fromEnd(start)],
      [to, operands[2] === undefined ? count : truncated(third(operands))],
      [to, fromEnd(end)],
    ],
    filtered(variable(list), [element, at], binary("and", binary(">=", position, start), binary("<", position, end))),
  );
};

/** A list of the one element, which may be a list itself. */
function single(value: Jsonata): Jsonata {
  return conditional(binary("=", call("type", value), literal("array")), array(array(value)), array(value));
}

/**
 * `list[at] = value`: in the place of an element, or behind the last one, after as many nulls as it takes. An index that
 * is none (negative, or not whole) changes nothing that JSON would show.
 */
const withElement: Lowering = (operands, fresh) => {
  const [list, at, value, each, position] = [
    fresh("list"),
    fresh("at"),
    fresh("value"),
    fresh("each"),
    fresh("position"),
  ];
  const [size, place, given] = [call("count", variable(list)), variable(at), variable(value)];
  const replaced = conditional(binary("=", variable(position), place), given, variable(each));
  const inside = asArray(call("map", variable(list), lambda([each, position], replaced)));
  const gap = asArray(call("map", array(binary("..", size, binary("-", place, one))), lambda([], literal(null))));
  const behind = call(
    "append",
    conditional(binary(">", place, size), call("append", variable(list), gap), variable(list)),
    single(given),
  );
  const isIndex = binary("and", binary(">=", place, zero), binary("=", call("floor", place), place));
  return block(
    [
      [list, first(operands)],
      [at, second(operands)],
      [value, third(operands)],
    ],
    conditional(isIndex, conditional(binary("<", place, size), inside, behind), variable(list)),
  );
};

/** `$substring` and `$length` count code points, as both sides of each comparison here do. */
const endsWith: Lowering = (operands, fresh) =>
  once(first(operands), "text", fresh, (text) =>
    once(second(operands), "tail", fresh, (tail) => {
      const from = binary("-", call("length", text), call("length", tail));
      const found = binary("=", call("substring", text, from), tail);
      return conditional(binary("=", tail, literal("")), literal(true), binary("and", binary(">=", from, zero), found));
    }),
  );

/** Of what members have come to, the error that was the first in time, or nothing: `{ e, at }`. */
const firstFailure: Lowering = (operands, fresh) => {
  const [failed, each, one, other] = [fresh("failed"), fresh("each"), fresh("one"), fresh("other")];
  const at = (name: string): Jsonata => path(variable(name), "at");
  const all = filtered(first(operands), [each], exists(at(each)));
  const earlier = conditional(binary("<", at(other), at(one)), variable(other), variable(one));
  const found = call("reduce", all, lambda([one, other], earlier));
  const short = object(["e", path(variable(failed), "e")], ["at", at(failed)]);
  return block([[failed, found]], conditional(exists(variable(failed)), short, missing));
};

export const library: { readonly [Name in OperationName]: Lowering } = {
  isNullish: (operands, fresh) =>
    once(first(operands), "value", fresh, (value) =>
      conditional(exists(value), binary("=", value, literal(null)), literal(true)),
    ),
  default: (operands, fresh) =>
    once(first(operands), "value", fresh, (value) => conditional(exists(value), value, second(operands))),
  "compensation report": ([name = missing, message = missing, failed = missing]) =>
    call("string", object(["original", object(["name", name], ["message", message])], ["failed", failed])),
  "first failure": firstFailure,
  raise: () => call("error", literal("one of those that ran at the same time has failed")),
  "in time": ([sent = missing, seconds], fresh) => inTime(sent, secondsIn(seconds), fresh),
  "past deadline": ([seconds]) => isPast(secondsIn(seconds)),
  "wait in time": ([wanted = missing, seconds]) => waitInTime(wanted, secondsIn(seconds)),
  "wait seconds": (operands) => call("max", array(zero, call("ceil", first(operands)))),

  "Date.now": () => call("millis"),
  "Math.random": () => call("random"),
  "crypto.randomUUID": () => call("uuid"),
  toISOString: (operands, fresh) =>
    once(first(operands), "moment", fresh, (moment) => {
      const inside = binary("and", binary(">=", moment, literal(firstDate)), binary("<=", moment, literal(lastDate)));
      const whole = conditional(binary("<", moment, zero), call("ceil", moment), call("floor", moment));
      const refused = call("error", literal("a date that is not in the years 1 to 9999"));
      return conditional(inside, call("fromMillis", whole), refused);
    }),

  "with element": withElement,
  "with property": ([whole, key, value]) =>
    call("merge", array(whole ?? missing, pair(key ?? missing, value ?? missing))),
  "without property": (operands, fresh) => {
    const [each, name] = [fresh("each"), fresh("name")];
    const others = call("sift", first(operands), lambda([each, name], binary("!=", variable(name), second(operands))));
    return call("merge", array(others));
  },

  "own keys": (operands, fresh) => ownKeys(first(operands), fresh),

  // One UTF-16 unit more for each character beyond the first plane: four bytes in UTF-8, the first of them %F….
  "text length": (operands, fresh) =>
    once(first(operands), "text", fresh, (text) =>
      binary(
        "-",
        binary(
          "+",
          call("length", text),
          call("count", call("split", call("encodeUrlComponent", text), literal("%F"))),
        ),
        one,
      ),
    ),
  toUpperCase: (operands) => call("uppercase", first(operands)),
  toLowerCase: (operands) => call("lowercase", first(operands)),
  trim: (operands) =>
    call(
      "replace",
      call("replace", first(operands), { kind: "regex", source: `^${blanks}` }, literal("")),
      { kind: "regex", source: `${blanks}$` },
      literal(""),
    ),
  "text includes": (operands) => call("contains", first(operands), second(operands)),
  startsWith: (operands, fresh) =>
    once(second(operands), "head", fresh, (head) =>
      binary("=", call("substring", first(operands), zero, call("length", head)), head),
    ),
  endsWith,
  String: (operands) => first(operands),

  "array length": (operands) => call("count", first(operands)),
  "array includes": (operands) => binary("in", second(operands), first(operands)),
  join: (operands) => call("join", first(operands), second(operands)),
  concat: (operands) => call("append", first(operands), second(operands)),
  slice,
  map: (operands) => asArray(call("map", first(operands), second(operands))),
  filter: (operands) => asArray(call("filter", first(operands), second(operands))),
  find: (operands) => index(asArray(call("filter", first(operands), second(operands))), zero),
  findIndex: (operands, fresh) => {
    const [found, each, position, list] = [fresh("found"), fresh("each"), fresh("at"), fresh("list")];
    const isFound = binary(">=", variable(found), zero);
    const outcome = apply(second(operands), [variable(each), variable(position), variable(list)], fresh);
    const next = conditional(isFound, variable(found), conditional(outcome, variable(position), literal(-1)));
    return call("reduce", first(operands), lambda([found, each, position, list], next), literal(-1));
  },
  some: (operands, fresh) => reduced(operands, literal(false), (all, outcome) => binary("or", all, outcome), fresh),
  every: (operands, fresh) => reduced(operands, literal(true), (all, outcome) => binary("and", all, outcome), fresh),
  reduce: (operands) => call("reduce", first(operands), second(operands), third(operands)),
  "Array.isArray": (operands) => binary("=", call("type", first(operands)), literal("array")),

  "Math.max": extreme("max"),
  "Math.min": extreme("min"),
  "Math.round": (operands, fresh) => {
    const [number, floor] = [fresh("number"), fresh("floor")];
    const rest = binary("-", variable(number), variable(floor));
    return block(
      [
        [number, first(operands)],
        [floor, call("floor", variable(number))],
      ],
      conditional(binary(">=", rest, literal(0.5)), binary("+", variable(floor), one), variable(floor)),
    );
  },
  "Math.floor": (operands) => call("floor", first(operands)),
  "Math.ceil": (operands) => call("ceil", first(operands)),
  "Math.trunc": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) =>
      conditional(binary("<", number, zero), call("ceil", number), call("floor", number)),
    ),
  "Math.abs": (operands) => call("abs", first(operands)),
  "Math.sign": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) =>
      conditional(binary(">", number, zero), one, conditional(binary("<", number, zero), literal(-1), zero)),
    ),
  "Number.isInteger": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) =>
      conditional(
        binary("=", call("type", number), literal("number")),
        binary("=", call("floor", number), number),
        literal(false),
      ),
    ),
};
