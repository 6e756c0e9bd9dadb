/**
 * JSONata as a tree, with a word for each construct. Nothing else of the compiler writes JSONata:
 * no string templates, no precedence to think of, one place that quotes.
 */

export type Jsonata =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "regex"; readonly source: string }
  /** Text that is put there when it is deployed. */
  | { readonly kind: "placeholder"; readonly name: string }
  | { readonly kind: "path"; readonly base: Jsonata; readonly name: string }
  | { readonly kind: "index"; readonly base: Jsonata; readonly index: Jsonata }
  | { readonly kind: "sequence"; readonly base: Jsonata }
  | { readonly kind: "call"; readonly name: string; readonly operands: readonly Jsonata[] }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Jsonata; readonly right: Jsonata }
  | { readonly kind: "negate"; readonly operand: Jsonata }
  | { readonly kind: "conditional"; readonly test: Jsonata; readonly then: Jsonata; readonly otherwise: Jsonata }
  | {
      readonly kind: "block";
      readonly binds: readonly (readonly [name: string, value: Jsonata])[];
      readonly result: Jsonata;
    }
  | { readonly kind: "array"; readonly items: readonly Jsonata[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, value: Jsonata])[] }
  | { readonly kind: "pair"; readonly key: Jsonata; readonly value: Jsonata }
  | { readonly kind: "lambda"; readonly parameters: readonly string[]; readonly body: Jsonata };

export type Operator =
  "+" | "-" | "*" | "/" | "%" | "&" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or" | "in" | "..";

/** `"text"`, `42`, `true`, `null` */
export function literal(value: string | number | boolean | null): Jsonata {
  return { kind: "literal", value };
}

/** `$name` */
export function variable(name: string): Jsonata {
  return { kind: "variable", name };
}

/** `base.name`, on a base that is surely no array */
export function path(base: Jsonata, ...names: readonly string[]): Jsonata {
  return names.reduce<Jsonata>((inner, name) => ({ kind: "path", base: inner, name }), base);
}

/** `(base)[index]` */
export function index(base: Jsonata, position: Jsonata): Jsonata {
  return { kind: "index", base, index: position };
}

/** `$name(operands)` */
export function call(name: string, ...operands: readonly Jsonata[]): Jsonata {
  return { kind: "call", name, operands };
}

/** `left operator right` */
export function binary(operator: Operator, left: Jsonata, right: Jsonata): Jsonata {
  return { kind: "binary", operator, left, right };
}

/** `test ? then : otherwise` */
export function conditional(test: Jsonata, then: Jsonata, otherwise: Jsonata): Jsonata {
  return { kind: "conditional", test, then, otherwise };
}

/** `($a := …; $b := …; result)` */
export function block(binds: readonly (readonly [name: string, value: Jsonata])[], result: Jsonata): Jsonata {
  return binds.length === 0 ? result : { kind: "block", binds, result };
}

/** `[items]`: arrays among the items are flattened by one level, unless they are array constructors themselves. */
export function array(...items: readonly Jsonata[]): Jsonata {
  return { kind: "array", items };
}

/** `[base[]]`: what a built-in yields, always as an array, whether it has none, one or many items. */
export function asArray(base: Jsonata): Jsonata {
  return array({ kind: "sequence", base });
}

/** `{"key": value}` */
export function object(...entries: readonly (readonly [key: string, value: Jsonata])[]): Jsonata {
  return { kind: "object", entries };
}

/** `{key: value}`, where the key is computed */
export function pair(key: Jsonata, value: Jsonata): Jsonata {
  return { kind: "pair", key, value };
}

/** `function($a, $b){ body }` */
export function lambda(parameters: readonly string[], body: Jsonata): Jsonata {
  return { kind: "lambda", parameters, body };
}

/** `$not(x)` of a surely boolean value */
export function not(operand: Jsonata): Jsonata {
  const [inner] = operand.kind === "call" && operand.name === "not" ? operand.operands : [];
  return inner ?? call("not", operand);
}

/** `$exists(x)` */
export function exists(operand: Jsonata): Jsonata {
  return call("exists", operand);
}
