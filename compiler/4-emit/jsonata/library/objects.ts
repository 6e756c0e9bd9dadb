/** Operations of objects, whose keys come in JavaScript's order. */
import { ownKeys } from "../own-keys";
import {
  array,
  asArray,
  binary,
  call,
  conditional,
  exists,
  index,
  lambda,
  literal,
  pair,
  variable,
  type Jsonata,
} from "../tree";
import { first, once, second, type Rows } from "./lowering";

const inheritedNames = Object.getOwnPropertyNames(Object.prototype).sort();

export const objects = {
  "Object.values": (operands, fresh) =>
    once(first(operands), "record", fresh, (record) => {
      const key = fresh("key");
      return asArray(call("map", ownKeys(record, fresh), lambda([key], call("lookup", record, variable(key)))));
    }),
  "Object.entries": (operands, fresh) =>
    once(first(operands), "record", fresh, (record) => {
      const key = fresh("key");
      const value = call("lookup", record, variable(key));
      const isList = binary("=", call("type", value), literal("array"));
      const entry = call("append", array(variable(key)), conditional(isList, array(array(value)), array(value)));
      return asArray(call("map", ownKeys(record, fresh), lambda([key], entry)));
    }),
  // Every object has what it inherits, which is known by name.
  in: (operands, fresh) =>
    once(second(operands), "record", fresh, (record) =>
      once(first(operands), "key", fresh, (key) => {
        const own = exists(call("lookup", record, key));
        const inherited = binary("in", key, array(...inheritedNames.map(literal)));
        if (key.kind !== "literal") return binary("or", own, inherited);
        return inheritedNames.some((name) => name === key.value) ? literal(true) : own;
      }),
    ),
  "Object.fromEntries": (operands, fresh) => {
    const entry = fresh("entry");
    const part = (at: number): Jsonata => index(variable(entry), literal(at));
    return call("merge", asArray(call("map", first(operands), lambda([entry], pair(part(0), part(1))))));
  },
  structuredClone: (operands) => first(operands),
  "Object.hasOwn": (operands) => exists(call("lookup", first(operands), second(operands))),
} satisfies Rows;
