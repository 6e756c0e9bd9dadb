/**
 * Steps without effects as one expression: what a callback of several statements computes.
 *
 *   const y = f(x); if (y > 3) return 0; return y   →   f(x) > 3 ? 0 : f(x)
 */
import type { Expression, Local } from "./expression";
import type { Label, Step, SwitchStep } from "./flow";
import { isFallible } from "./fallible";
import { evaluatesSurely } from "./surely";
import { isVolatile } from "./volatile";
import { sizeOf, substitute } from "./walk";

type Values = ReadonlyMap<Local, Expression>;
type Next = (values: Values) => Expression | null;

/** Larger expressions are not made: each use of a local writes its value out again. */
const largest = 400;

/**
 * The value of `result` after the steps; null for steps with effects, for loops, for what would become too large, and
 * for what may fail where the result does not need it.
 */
export function valueAfter(steps: readonly Step[], result: Expression): Expression | null {
  const value = evaluate(steps, new Map(), new Map(), (values) => substitute(result, values));
  return value !== null && sizeOf(value) <= largest ? value : null;
}

function evaluate(
  steps: readonly Step[],
  values: Values,
  exits: ReadonlyMap<Label, Next>,
  next: Next,
): Expression | null {
  const [step, ...rest] = steps;
  if (step === undefined) return next(values);
  const after: Next = (later) => evaluate(rest, later, exits, next);
  switch (step.kind) {
    case "set": {
      if (isVolatile(step.value)) return null;
      const value = substitute(step.value, values);
      const whole = sizeOf(value) > largest ? null : after(new Map([...values, [step.local, value]]));
      return whole === null || (isFallible(value) && !evaluatesSurely(whole, value)) ? null : whole;
    }
    case "branch":
      return choice(
        substitute(step.test, values),
        evaluate(step.then, values, exits, after),
        evaluate(step.otherwise, values, exits, after),
      );
    case "block":
      return evaluate(step.body, values, new Map([...exits, [step.label, after]]), after);
    case "switch":
      return evaluateSwitch(step, values, new Map([...exits, [step.label, after]]), after);
    case "break":
      return exits.get(step.label)?.(values) ?? null;
    case "task":
    case "sleep":
    case "loop":
    case "each":
    case "attempt":
    case "continue":
    case "return":
    case "throw":
    case "saga":
    case "commit":
    case "rollback":
    case "compensate":
    case "group":
    case "recursion":
    case "recurse":
      return null;
  }
}

function evaluateSwitch(
  { cases }: SwitchStep,
  values: Values,
  exits: ReadonlyMap<Label, Next>,
  next: Next,
): Expression | null {
  const from = (at: number): Expression | null =>
    evaluate(
      cases.slice(at).flatMap(({ body }) => body),
      values,
      exits,
      next,
    );
  const byDefault = cases.findIndex(({ test }) => test === null);
  const otherwise = byDefault < 0 ? next(values) : from(byDefault);
  return cases.reduceRight<Expression | null>(
    (rest, { test }, at) => (test === null ? rest : choice(substitute(test, values), from(at), rest)),
    otherwise,
  );
}

function choice(test: Expression, then: Expression | null, otherwise: Expression | null): Expression | null {
  if (then === null || otherwise === null) return null;
  return { kind: "conditional", test, then, otherwise, kinds: then.kinds | otherwise.kinds, span: test.span };
}
