/** Intrinsic functions for numbers. */
import type { Json } from "../../../compiler/asl/definition";
import { javaRandom } from "../jsonata/java-random";
import { integerAt, roundedAt } from "./arguments";
import { InvalidArguments } from "./fault";

/** `States.MathAdd(one, other)`: both are rounded first; operands and sum have 32 bits. */
export function mathAdd(given: readonly Json[]): Json {
  const [one, other] = [roundedAt(given, 0), roundedAt(given, 1)];
  if (![one, other, one + other].every(hasFewBits)) throw new InvalidArguments();
  return one + other + 0;
}

function hasFewBits(value: number): boolean {
  return value === (value | 0) || Object.is(value, -0);
}

/** `States.MathRandom(start, end, seed?)`: start included, end not. */
export function mathRandom(given: readonly Json[], random: () => number): Json {
  const [start, end] = [roundedAt(given, 0), roundedAt(given, 1)];
  if (end <= start) throw new InvalidArguments();
  const chance = given.length > 2 ? javaRandom(integerAt(given, 2)) : random();
  return start + Math.floor(chance * (end - start));
}
