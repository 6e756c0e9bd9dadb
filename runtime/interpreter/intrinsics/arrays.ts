/** Intrinsic functions for lists. */
import type { Json } from "../../../compiler/asl/definition";
import { isEqual } from "../jsonpath/equal";
import { integerAt, listAt } from "./arguments";
import { InvalidArguments } from "./fault";

/** The longest list that `States.ArrayRange` makes. */
const longestRange = 1000;

/** `States.ArrayPartition(list, size)` */
export function partition(given: readonly Json[]): Json {
  const list = listAt(given, 0);
  const size = integerAt(given, 1);
  if (size <= 0) throw new InvalidArguments();
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** `States.ArrayContains(list, value)` */
export function contains(given: readonly Json[]): Json {
  return listAt(given, 0).some((member) => isEqual(member, given[1] ?? null));
}

/** `States.ArrayRange(first, last, step)`, both ends included */
export function range(given: readonly Json[]): Json {
  const [first, last, step] = [integerAt(given, 0), integerAt(given, 1), integerAt(given, 2)];
  if (step === 0) throw new InvalidArguments();
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > longestRange) throw new InvalidArguments();
  return Array.from({ length }, (_, at) => first + at * step);
}

/** `States.ArrayGetItem(list, index)`; an empty list has null everywhere */
export function getItem(given: readonly Json[]): Json {
  const list = listAt(given, 0);
  const index = integerAt(given, 1);
  if (list.length === 0 && index >= 0) return null;
  const item = index < 0 ? undefined : list[index];
  if (item === undefined) throw new InvalidArguments();
  return item;
}

/** `States.ArrayLength(list)` */
export function length(given: readonly Json[]): Json {
  return listAt(given, 0).length;
}

/** `States.ArrayUnique(list)` */
export function unique(given: readonly Json[]): Json {
  const kept: Json[] = [];
  for (const member of listAt(given, 0)) if (!kept.some((each) => isEqual(each, member))) kept.push(member);
  return kept;
}
