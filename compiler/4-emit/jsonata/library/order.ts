/** Operations of arrays that go by the order of their elements: sorted, from the end, each one once. */
import { array, asArray, binary, call, conditional, index, lambda, literal, variable, type Jsonata } from "../tree";
import {
  apply,
  first,
  missing,
  once,
  one,
  second,
  third,
  zero,
  type Fresh,
  type Lowering,
  type Rows,
} from "./lowering";

/** The position of the last element for which the callback holds, asked from the end as JavaScript does; else -1. */
function lastPosition(list: Jsonata, callback: Jsonata, fresh: Fresh): Jsonata {
  const [found, each, position] = [fresh("found"), fresh("each"), fresh("at")];
  const last = binary("-", call("count", list), one);
  const place = binary("-", last, variable(position));
  const outcome = apply(callback, [variable(each), place, list], fresh);
  const next = conditional(outcome, place, literal(-1));
  const step = conditional(binary(">=", variable(found), zero), variable(found), next);
  return call("reduce", call("reverse", list), lambda([found, each, position], step), literal(-1));
}

const findLast: Lowering = (operands, fresh) =>
  once(first(operands), "list", fresh, (list) =>
    once(lastPosition(list, second(operands), fresh), "at", fresh, (at) =>
      conditional(binary(">=", at, zero), index(list, at), missing),
    ),
  );

/** `reduceRight` with a start: the positions are those of the list, not of the reversed one. */
const reduceRight: Lowering = (operands, fresh) =>
  once(first(operands), "list", fresh, (list) => {
    const [all, each, position] = [fresh("all"), fresh("each"), fresh("at")];
    const place = binary("-", binary("-", call("count", list), one), variable(position));
    const step = apply(second(operands), [variable(all), variable(each), place, list], fresh);
    return call("reduce", call("reverse", list), lambda([all, each, position], step), third(operands));
  });

/**
 * `$sort` puts the second in front of the first where its function says so. JavaScript does where the comparison of the
 * later with the earlier one is negative: then a comparison that never says "equal" gives the same order as well.
 */
const sortedBy: Lowering = (operands, fresh) => {
  const [one, other] = [fresh("one"), fresh("other")];
  const outcome = apply(second(operands), [variable(other), variable(one)], fresh);
  return asArray(call("sort", first(operands), lambda([one, other], binary("<", outcome, zero))));
};

const lastIndexOf: Lowering = (operands, fresh) =>
  once(second(operands), "value", fresh, (value) => {
    const [found, each, position] = [fresh("found"), fresh("each"), fresh("at")];
    const next = conditional(binary("=", variable(each), value), variable(position), variable(found));
    return call("reduce", first(operands), lambda([found, each, position], next), literal(-1));
  });

/** `list.entries()`, as an array of arrays. */
const entries: Lowering = (operands, fresh) => {
  const [each, at] = [fresh("each"), fresh("at")];
  const isList = binary("=", call("type", variable(each)), literal("array"));
  const value = conditional(isList, array(array(variable(each))), array(variable(each)));
  const pair = call("append", array(variable(at)), value);
  return asArray(call("map", first(operands), lambda([each, at], pair)));
};

/** `Array.from({ length }, (_, at) => …)` */
const fromLength: Lowering = (operands, fresh) => {
  const position = fresh("position");
  return once(first(operands), "length", fresh, (length) => {
    const last = binary("-", call("floor", length), one);
    const body = apply(second(operands), [missing, variable(position)], fresh);
    return asArray(call("map", array(binary("..", zero, last)), lambda([position], body)));
  });
};

export const order = {
  findLast,
  findLastIndex: (operands, fresh) =>
    once(first(operands), "list", fresh, (list) => lastPosition(list, second(operands), fresh)),
  reduceRight,
  lastIndexOf,
  toSorted: (operands) => asArray(call("sort", first(operands))),
  "sorted by": sortedBy,
  distinct: (operands) => asArray(call("distinct", first(operands))),
  entries,
  "from length": fromLength,
} satisfies Rows;
