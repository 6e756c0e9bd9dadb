/** Steps without effects as values: what they leave in each local, in terms of what was there before them. */
import type { Expression, Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { isVolatile } from "../../ir/volatile";
import type { Label, Step } from "../../ir/flow";
import { anything } from "../../ir/kinds";
import { allSteps } from "../../ir/steps";
import { substitute } from "../../ir/walk";
import { isSmall } from "../shrink/edges";

type Values = ReadonlyMap<Local, Expression>;

/** Null where the steps do anything but set locals, may fail, or would make too large a value. */
export function valuesAfterSteps(steps: readonly Step[], turn: Label, before: Values = new Map()): Values | null {
  const [step, ...rest] = steps;
  if (step === undefined) return before;
  switch (step.kind) {
    case "set": {
      const value = substitute(step.value, before);
      if (!isPlain(value)) return null;
      return valuesAfterSteps(rest, turn, new Map([...before, [step.local, value]]));
    }
    case "branch": {
      const test = substitute(step.test, before);
      if (step.title !== null || isFallible(test) || !isSmall(test)) return null;
      if (!leavesTurn(step)) {
        const both = either(
          test,
          valuesAfterSteps(step.then, turn, before),
          valuesAfterSteps(step.otherwise, turn, before),
        );
        return both === null ? null : valuesAfterSteps(rest, turn, both);
      }
      const then = valuesAfterSteps([...step.then, ...rest], turn, before);
      return either(test, then, valuesAfterSteps([...step.otherwise, ...rest], turn, before));
    }
    case "continue":
      return step.label === turn ? before : null;
    case "task":
    case "sleep":
    case "switch":
    case "loop":
    case "each":
    case "block":
    case "attempt":
    case "break":
    case "return":
    case "throw":
    case "compensate":
    case "group":
    case "saga":
    case "commit":
    case "rollback":
    case "recursion":
    case "recurse":
      return null;
  }
}

/** True for what may be evaluated at another place, where it does the same. */
function isPlain(value: Expression): boolean {
  return !isFallible(value) && !isVolatile(value) && isSmall(value);
}

function leavesTurn(step: Step): boolean {
  return [...allSteps([step])].some(({ kind }) => kind === "continue");
}

/** One value for each local: as the one steps or the others leave it. */
function either(test: Expression, then: Values | null, otherwise: Values | null): Values | null {
  if (then === null || otherwise === null) return null;
  const locals = new Set([...then.keys(), ...otherwise.keys()]);
  const values = new Map<Local, Expression>();
  for (const local of locals) {
    const kept: Expression = { kind: "read", local, kinds: anything, span: test.span };
    const [one, other] = [then.get(local) ?? kept, otherwise.get(local) ?? kept];
    const value: Expression =
      one === other
        ? one
        : { kind: "conditional", test, then: one, otherwise: other, kinds: one.kinds | other.kinds, span: test.span };
    if (!isSmall(value)) return null;
    values.set(local, value);
  }
  return values;
}
