/**
 * orders.reduce((n, order) => ({ ...n, [order.id]: 1 }), {})   →   may have what the start and the callback's object may have, not what an order has
 *
 * What an operation makes of objects that may have a property that is there and undefined. Most may hand on anything of what they
 * are given; those that grouping, counting and indexing are made of are told apart.
 */
import type { Operation } from "../ir/expression";
import { kind } from "../ir/kinds";
import { anyName } from "../ir/names";
import type { OperationName } from "../ir/operations";
import { around, mixed, noNames, none, union, withMember, type Hidden } from "./hidden";

/** Marks, in what is within a list, that `[key, undefined]` may be: an entry, that becomes such a property. */
export const someEntry = "an entry";

type Made = (operands: readonly Hidden[], operation: Operation) => Hidden;

const made: { readonly [name in OperationName]?: Made } = {
  "with property": ([whole = none, , value = none], { operands: [, key, put] }) =>
    union([whole, withMember(keyOf(key), put?.kinds ?? kind.undefined, value)]),
  "without property": ([whole = none], { operands: [, key] }) => {
    const without = keyOf(key);
    return { own: new Set([...whole.own].filter((each) => each !== without || each === anyName)), deep: whole.deep };
  },
  "own keys": () => none,
  default: union,
  structuredClone: union,
  "as declared": ([value = none]) => value,
  map: ([, result = none]) => around(result),
  "from length": ([, result = none]) => around(result),
  flatMap: ([, result = none]) => union([result, around(result)]),
  reduce: gathered,
  reduceRight: gathered,
  "Object.fromEntries": ([{ deep } = none]) => ({ own: deep.has(someEntry) ? new Set([anyName]) : noNames, deep }),
};

/** What the value of an operation may have, by what its operands may have; of a callback, what its result may. */
export function madeBy(operation: Operation, operands: readonly Hidden[]): Hidden {
  return made[operation.name]?.(operands, operation) ?? mixed(union(operands));
}

/** What each parameter of the callback of an operation may have. */
export function takenBy({ name, operands }: Operation, hidden: readonly Hidden[], at: number): Hidden {
  const given = mixed(union(hidden.filter((_, index) => operands[index]?.kind !== "lambda")));
  if (name === "map" || name === "flatMap" || name === "from length") return given;
  if (name !== "reduce" && name !== "reduceRight") return mixed(union(hidden));
  return at === 0 ? gathered(hidden) : mixed(hidden[0] ?? none);
}

/** What is gathered is the start, and then what the callback returns; without a start it begins with an element. */
function gathered([list = none, result = none, start = mixed(list)]: readonly Hidden[]): Hidden {
  return union([start, result]);
}

function keyOf(key: Operation["operands"][number] | undefined): string {
  return key?.kind === "literal" ? String(key.value) : anyName;
}
