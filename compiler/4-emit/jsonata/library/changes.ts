/** Arrays with one element replaced, or added behind the last. */
import { array, asArray, binary, block, call, conditional, lambda, literal, variable, type Jsonata } from "../tree";
import { first, one, second, third, zero, type Lowering } from "./lowering";

/** A list of the one element, which may be a list itself. */
function single(value: Jsonata): Jsonata {
  return conditional(binary("=", call("type", value), literal("array")), array(array(value)), array(value));
}

/**
 * `list[at] = value`: in the place of an element, or behind the last one, after as many nulls as it takes. An index that
 * is none (negative, or not whole) changes nothing that JSON would show.
 */
export const withElement: Lowering = (operands, fresh) => {
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
