/** JSON, and what a cast of it claims. */
import { valueOfJson } from "../json-value";
import { throwing } from "../errors";
import { array, binary, block, call, conditional, exists, literal, not, variable, type Jsonata } from "../tree";
import { first, missing, once, type Lowering, type Rows } from "./lowering";

/**
 * The value where it is of one of the types that are named; an error that no `catch` of the program takes where it is not.
 * Where `TypeError` is named, too, that is thrown for what is missing.
 */
const asDeclared: Lowering = ([value, ...names], fresh) => {
  if (value === undefined) return missing;
  const name = fresh("claimed");
  const types = names.filter((type) => !isNamed(type, "undefined") && !isNamed(type, "TypeError"));
  const refused = call("error", literal("a value is not of the type that the program claims"));
  const isMissing = not(binary("!=", variable(name), literal(null)));
  const otherwise = names.some((type) => isNamed(type, "TypeError"))
    ? conditional(isMissing, throwing("TypeError", "a value is missing"), refused)
    : refused;
  const checked = conditional(binary("in", call("type", variable(name)), array(...types)), variable(name), otherwise);
  const mayMiss = names.some((type) => isNamed(type, "undefined"));
  return block([[name, value]], mayMiss ? conditional(exists(variable(name)), checked, missing) : checked);
};

function isNamed(type: Jsonata, name: string): boolean {
  return type.kind === "literal" && type.value === name;
}

export const json = {
  "as declared": asDeclared,
  parsed: (operands) => call("parse", first(operands)),
  "JSON.parse": (operands, fresh) => once(first(operands), "text", fresh, valueOfJson),
  "JSON.stringify": first,
} satisfies Rows;
