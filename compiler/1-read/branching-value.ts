/** A value that one of two arms makes, where an arm takes steps: a branch step whose arms set one local. */
import type { Node } from "ts-morph";
import type { Expression } from "../ir/expression";
import type { Step } from "../ir/flow";
import { collect, makeLocal, place, readOf, unread, type Reading } from "./reading";

/** A value, and the steps that have to be taken for it. */
export interface Arm {
  readonly steps: readonly Step[];
  readonly value: Expression;
}

interface At {
  readonly node: Node;
  readonly reading: Reading;
}

/** Reads a value with an own list of steps. */
export function readArm(read: () => Expression, { node, reading }: At): Arm {
  let value = unread(place(reading, node));
  const steps = collect(reading, () => {
    value = read();
  });
  return { steps, value };
}

/** Adds the branch and returns the value. */
export function branchingValue(
  test: Expression,
  arms: { readonly then: Arm; readonly otherwise: Arm },
  { node, reading }: At,
): Expression {
  const span = place(reading, node);
  const kinds = arms.then.value.kinds | arms.otherwise.value.kinds;
  const local = makeLocal("value", "value", span, kinds);
  const stepsOf = ({ steps, value }: Arm): readonly Step[] => [...steps, { kind: "set", local, value, span }];
  const [then, otherwise] = [stepsOf(arms.then), stepsOf(arms.otherwise)];
  reading.steps.push({ kind: "branch", test, then, otherwise, title: null, span });
  return readOf(local, kinds, span);
}
