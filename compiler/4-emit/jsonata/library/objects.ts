/** Operations of objects, whose keys come in JavaScript's order. */
import { ownKeys } from "../own-keys";
import { array, asArray, call, exists, lambda, literal, binary, conditional, variable } from "../tree";
import { first, once, second, type Rows } from "./lowering";

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
  "Object.hasOwn": (operands) => exists(call("lookup", first(operands), second(operands))),
} satisfies Rows;
