/** A value that one of two arms makes, where an arm awaits: a branch step whose arms set one local. */
import type { Node } from "ts-morph";
import type { Expression } from "../ir/expression";
import type { SetStep, Step } from "../ir/flow";
import { collect, makeLocal, place, readOf, type Reading } from "./reading";

/** Adds the branch and returns the value; each arm is read with an own list of steps. */
export function branchingValue(
  test: Expression,
  arms: { readonly then: () => Expression; readonly otherwise: () => Expression },
  { node, reading }: { readonly node: Node; readonly reading: Reading },
): Expression {
  const span = place(reading, node);
  const values: Expression[] = [];
  const bodies = [arms.then, arms.otherwise].map((arm) => {
    let value: Expression | undefined;
    const steps = collect(reading, () => {
      value = arm();
    });
    if (value !== undefined) values.push(value);
    return steps;
  });
  const kinds = values.reduce((all, value) => all | value.kinds, 0);
  const local = makeLocal("value", "value", span, kinds);
  const [then = [], otherwise = []] = bodies.map((steps, index): readonly Step[] => {
    const value = values[index];
    const set: readonly SetStep[] = value === undefined ? [] : [{ kind: "set", local, value, span }];
    return [...steps, ...set];
  });
  reading.steps.push({ kind: "branch", test, then, otherwise, title: null, span });
  return readOf(local, kinds, span);
}
