/** The block that a word surrounds: `async () => { … }`, written out where it stands. */
import { Node, type Node as AnyNode } from "ts-morph";
import type { Expression, Local } from "../../ir/expression";
import type { Step } from "../../ir/flow";
import { isEndless, inside } from "../closures";
import { closureOf, isAwaitable } from "../inlinable";
import { readBodyOf } from "../inline";
import { collect, place, unread, type Reading } from "../reading";

export interface Surrounded {
  readonly steps: readonly Step[];
  /** What the block yields. */
  readonly value: Expression;
  /** The locals that there were before it. */
  readonly outer: ReadonlySet<Local>;
}

/** Reads a block without parameters; null for anything else. */
export function readSurrounded(node: AnyNode | undefined, reading: Reading): Surrounded | null {
  const closure = Node.isExpression(node) ? closureOf(node, reading) : null;
  if (node === undefined || closure === null || isEndless(closure, reading)) return null;
  const { target } = closure;
  if (target.getParameters().length > 0 || !isAwaitable(target)) return null;
  const outer = new Set(reading.locals.values());
  const span = place(reading, node);
  let value: Expression = unread(span);
  reading.writes.survey(target);
  const steps = collect(reading, () => {
    value = inside(closure, reading, () => readBodyOf(target, span, reading));
  });
  return { steps, value, outer };
}
