/** Operations of arrays. */
import {
  array,
  asArray,
  binary,
  block,
  call,
  conditional,
  index,
  lambda,
  literal,
  variable,
  type Jsonata,
} from "../tree";
import {
  apply,
  filtered,
  first,
  missing,
  once,
  second,
  third,
  zero,
  type Fresh,
  type Lowering,
  type Rows,
} from "./lowering";
import { order } from "./order";

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

/** The position of the first element for which the callback holds; else -1. */
function firstPosition(operands: readonly Jsonata[], fresh: Fresh): Jsonata {
  const [found, each, position, list] = [fresh("found"), fresh("each"), fresh("at"), fresh("list")];
  const isFound = binary(">=", variable(found), zero);
  const outcome = apply(second(operands), [variable(each), variable(position), variable(list)], fresh);
  const next = conditional(isFound, variable(found), conditional(outcome, variable(position), literal(-1)));
  return call("reduce", first(operands), lambda([found, each, position, list], next), literal(-1));
}

/** `find` with a callback that may fail: it is asked until it holds, and not beyond. */
export const findInOrder: Lowering = (operands, fresh) =>
  once(first(operands), "list", fresh, (list) =>
    once(firstPosition([list, second(operands)], fresh), "at", fresh, (at) =>
      conditional(binary(">=", at, zero), index(list, at), missing),
    ),
  );

/** The elements of the elements; one that is no list stays. */
function flattened(lists: Jsonata, fresh: Fresh): Jsonata {
  const [all, each] = [fresh("all"), fresh("each")];
  return call("reduce", lists, lambda([all, each], call("append", variable(all), variable(each))), array());
}

/** `$reduce` insists on a second parameter, also of a callback that only counts. */
function ofTwo(callback: Jsonata, fresh: Fresh): Jsonata {
  if (callback.kind !== "lambda" || callback.parameters.length > 1) return callback;
  const [sum = fresh("sum")] = callback.parameters;
  return { ...callback, parameters: [sum, fresh("each")] };
}

export const arrays = {
  ...order,
  "array length": (operands) => call("count", first(operands)),
  "array includes": (operands) => binary("in", second(operands), first(operands)),
  join: ([list = missing, by = literal(",")]) => call("join", list, by),
  concat: (operands) => call("append", first(operands), second(operands)),
  slice,
  map: (operands) => asArray(call("map", first(operands), second(operands))),
  filter: (operands) => asArray(call("filter", first(operands), second(operands))),
  find: (operands) => index(asArray(call("filter", first(operands), second(operands))), zero),
  findIndex: firstPosition,
  some: (operands, fresh) => reduced(operands, literal(false), (all, outcome) => binary("or", all, outcome), fresh),
  every: (operands, fresh) => reduced(operands, literal(true), (all, outcome) => binary("and", all, outcome), fresh),
  reduce: (operands, fresh) => call("reduce", first(operands), ofTwo(second(operands), fresh), third(operands)),
  // A negative position counts from the end here, too, and none that is not whole is a position.
  "array at": (operands, fresh) =>
    once(second(operands), "at", fresh, (at) =>
      index(first(operands), conditional(binary("<", at, zero), call("ceil", at), call("floor", at))),
    ),
  indexOf: (operands, fresh) => {
    const [found, each, position] = [fresh("found"), fresh("each"), fresh("at")];
    return once(second(operands), "value", fresh, (value) => {
      const isIt = binary("and", binary("<", variable(found), zero), binary("=", variable(each), value));
      const next = conditional(isIt, variable(position), variable(found));
      return call("reduce", first(operands), lambda([found, each, position], next), literal(-1));
    });
  },
  toReversed: (operands) => call("reverse", first(operands)),
  flat: (operands, fresh) => flattened(first(operands), fresh),
  flatMap: (operands, fresh) => flattened(asArray(call("map", first(operands), second(operands))), fresh),
  "Array.isArray": (operands) => binary("=", call("type", first(operands)), literal("array")),
} satisfies Rows;
