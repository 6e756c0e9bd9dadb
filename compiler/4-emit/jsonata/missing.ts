/** Values that may be null, or nothing at all: asked for with care, because JSONata has answers of its own to nothing. */
import type { Change, Expression } from "../../ir/expression";
import { kind, mayBe, nullish, type Kinds } from "../../ir/kinds";
import { throwing } from "./errors";
import type { Names } from "./scope";
import { binary, block, conditional, exists, literal, not, variable, type Jsonata } from "./tree";

/** Undefined: a variable that is never set. */
export const missing = variable("nothing");

/** Evaluates a value once and goes on with its name. */
export function once(value: Jsonata, hint: string, names: Names, use: (value: Jsonata) => Jsonata): Jsonata {
  if (value.kind === "variable" || value.kind === "literal") return use(value);
  const name = names.fresh(hint);
  return block([[name, value]], use(variable(name)));
}

/** What Node says of a property of null or undefined. */
function complaint(what: string, name: string, change: Change | null): string {
  if (change === "delete") return "Cannot convert undefined or null to object";
  return change === "set"
    ? `Cannot set properties of ${what} (setting '${name}')`
    : `Cannot read properties of ${what} (reading '${name}')`;
}

/** A property of null or undefined throws what Node throws. */
export function orTypeError(
  base: Jsonata,
  kinds: Kinds,
  { name, change = null }: { readonly name: string; readonly change?: Change | null },
  value: Jsonata,
): Jsonata {
  const error = (what: string): Jsonata => throwing("TypeError", complaint(what, name, change));
  const unlessNull = mayBe(kinds, kind.null)
    ? conditional(binary("=", base, literal(null)), error("null"), value)
    : value;
  return mayBe(kinds, kind.undefined) ? conditional(exists(base), unlessNull, error("undefined")) : unlessNull;
}

/** `=` is false where a side is nothing, and so it is right unless both may be undefined. */
export function equal(
  left: Expression,
  right: Expression,
  { a, b, names }: { readonly a: Jsonata; readonly b: Jsonata; readonly names: Names },
): Jsonata {
  if (left.kind === "literal" && left.value === undefined) return not(exists(b));
  if (right.kind === "literal" && right.value === undefined) return not(exists(a));
  if (!mayBe(left.kinds, kind.undefined) || !mayBe(right.kinds, kind.undefined)) return binary("=", a, b);
  return once(a, "left", names, (first) =>
    once(b, "right", names, (second) =>
      conditional(
        binary("and", exists(first), exists(second)),
        binary("=", first, second),
        binary("=", exists(first), exists(second)),
      ),
    ),
  );
}

/** True for what is neither null nor undefined; only what it may be is asked for. */
export function isPresent(value: Jsonata, kinds: Kinds): Jsonata {
  const notNull = binary("!=", value, literal(null));
  if (!mayBe(kinds, nullish)) return literal(true);
  if (!mayBe(kinds, kind.undefined)) return notNull;
  return mayBe(kinds, kind.null) ? binary("and", exists(value), notNull) : exists(value);
}
