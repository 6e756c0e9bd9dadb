/** for (const key in prices), Object.keys(prices)   →   $keys, in JavaScript's order */
import { array, asArray, binary, block, call, conditional, lambda, literal, not, variable, type Jsonata } from "./tree";

/** `Object.keys`: keys that are positions of an array come first, by their size; AWS may have them where they were put. */
export function ownKeys(whole: Jsonata, fresh: (hint: string) => string): Jsonata {
  const [keys, key, one, other] = [fresh("keys"), fresh("key"), fresh("one"), fresh("other")];
  const number = (name: string): Jsonata => call("number", variable(name));
  const isPosition = conditional(
    call("contains", variable(key), { kind: "regex", source: "^(0|[1-9][0-9]{0,9})$" }),
    binary("<", number(key), literal(4_294_967_295)),
    literal(false),
  );
  const positions = call("filter", variable(keys), lambda([key], isPosition));
  const others = call("filter", variable(keys), lambda([key], not(isPosition)));
  const sorted = call("sort", asArray(positions), lambda([one, other], binary(">", number(one), number(other))));
  return block([[keys, array(call("keys", whole))]], array(call("append", sorted, others)));
}
