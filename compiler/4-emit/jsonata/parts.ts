/** `base.name` and `base[index]`: what is missing is nothing, and a part of nothing throws what Node throws. */
import type { Element, Expression, Property } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind, mayBe, nullish, within } from "../../ir/kinds";
import { inOrder } from "./in-order";
import { isPresent, missing, once, orTypeError } from "./missing";
import type { Names } from "./scope";
import { binary, call, conditional, index, literal, path, type Jsonata } from "./tree";

/** `base.name`, of a base that is lowered already. */
export function propertyOf(property: Property, value: Jsonata, names: Names): Jsonata {
  const { base, name, optional } = property;
  const read = (whole: Jsonata): Jsonata => {
    const part = path(whole, name);
    return mayBe(base.kinds, kind.array)
      ? conditional(binary("=", call("type", whole), literal("object")), part, missing)
      : part;
  };
  if (optional || !mayBe(base.kinds, nullish))
    return mayBe(base.kinds, kind.array) ? once(value, "base", names, read) : path(value, name);
  return once(value, "base", names, (whole) => orTypeError(whole, base.kinds, property, read(whole)));
}

/** `base[index]`: the base first, then the index, whatever they come to; of nothing, `base?.[index]` asks for no index. */
export function elementOf(element: Element, lower: (part: Expression) => Jsonata, names: Names): Jsonata {
  const { base, index: position, optional } = element;
  const [whole, at] = [lower(base), lower(position)];
  const ofNothing = optional && mayBe(base.kinds, nullish);
  if (ofNothing && isFallible(position))
    return once(whole, "base", names, (list) =>
      conditional(isPresent(list, base.kinds), read(element, list, at, names), missing),
    );
  const asked = ofNothing ? [base] : [base, position];
  return inOrder(asked, [whole, at], names, ([list = whole, place = at]) => read(element, list, place, names));
}

function read({ base, index: position, inside, optional }: Element, whole: Jsonata, at: Jsonata, names: Names) {
  const part = (list: Jsonata): Jsonata => {
    if (within(position.kinds, kind.string)) return call("lookup", list, at);
    if (inside || isPosition(position)) return index(list, at);
    return once(at, "at", names, (place) =>
      conditional(
        binary("or", binary("<", place, literal(0)), binary("!=", call("floor", place), place)),
        missing,
        index(list, place),
      ),
    );
  };
  if (optional || !mayBe(base.kinds, nullish)) return part(whole);
  const shown = position.kind === "literal" ? String(position.value) : "…";
  return once(whole, "base", names, (list) => orTypeError(list, base.kinds, { name: shown }, part(list)));
}

function isPosition(index: Expression): boolean {
  return (
    index.kind === "literal" && typeof index.value === "number" && index.value >= 0 && Number.isInteger(index.value)
  );
}
