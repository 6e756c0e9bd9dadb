/**
 * The memory that AWS gives to an expression: a value of more than about seven megabytes ends it. Measured were lists
 * of numbers (873,782 are taken, one more is not) and texts (of 2^22 letters, and not of 2^23); eight bytes a member
 * and one a letter agree with that.
 */
import { EvaluationLimit } from "./limit";

const most = 6_990_256;
const memberBytes = 8;

/** A value that may be held; anything heavier ends the evaluation. */
export function weighed(value: unknown): unknown {
  const bytes = Array.isArray(value) ? value.length * memberBytes : typeof value === "string" ? value.length : 0;
  if (bytes > most) throw tooHeavy();
  return value;
}

/** What an evaluation ends with that needs too much memory. */
export function tooHeavy(): EvaluationLimit {
  return new EvaluationLimit("Expression evaluation memory limit exceeded: Check for excessive memory usage");
}

/** How many steps a value counts for: lists take time in proportion to their length. */
export function stepsFor(value: unknown): number {
  return Array.isArray(value) ? value.length >>> 6 : 0;
}
