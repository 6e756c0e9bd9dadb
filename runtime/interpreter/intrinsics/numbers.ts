/** Intrinsic functions for numbers. */
import type { Json } from "../../../compiler/asl/definition";
import { javaRandom } from "../jsonata/java-random";
import { integerAt } from "./arguments";

/** `States.MathAdd(one, other)`: both are rounded first. */
export function mathAdd(given: readonly Json[]): Json {
  return integerAt(given, 0) + integerAt(given, 1) + 0;
}

/** `States.MathRandom(start, end, seed?)`: start included, end not. */
export function mathRandom(given: readonly Json[], random: () => number): Json {
  const [start, end] = [integerAt(given, 0), integerAt(given, 1)];
  const chance = given.length > 2 ? javaRandom(integerAt(given, 2)) : random();
  return start + Math.floor(chance * (end - start));
}
