/** Numbers as they are written: `0x2a`, `1_000`, `1e-7`. */
import type { NumericLiteral } from "ts-morph";

/** The value of a literal. TypeScript's scanner has left of it what JavaScript's `String` writes: `1e+21`, which no digit may be cut off. */
export function numberIn(node: NumericLiteral): number {
  return Number(node.compilerNode.text);
}
