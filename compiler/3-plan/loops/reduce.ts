/**
 * for (const line of lines) sum += line.price;   →   sum = lines.reduce((sum, line) => sum + line.price, sum);
 * A loop that waits for nothing is one expression, whatever the number of turns.
 */
import type { Expression, Lambda, Local } from "../../ir/expression";
import type { EachStep, Step } from "../../ir/flow";
import { anyJson, anything, kind } from "../../ir/kinds";
import { writtenBy } from "../../ir/steps";
import { localsOf, substitute } from "../../ir/walk";
import { isSmall } from "../shrink/edges";
import { touchedAround, type Around } from "./around";
import { valuesAfterSteps } from "./pure";

/** The steps that a loop without effects becomes; null where it is not one, or cannot be one expression. */
export function reduce(step: EachStep, around: Around): readonly Step[] | null {
  const { walked } = step;
  if (step.title !== null || walked === null) return null;
  const values = valuesAfterSteps(step.body, step.label);
  if (values === null) return null;
  const written = writtenBy(step.body);
  const outside = touchedAround(around);
  if (outside.has(step.item) || written.has(step.item)) return null;
  const carried = carriedBy(values, [...written], outside);
  if (carried.some(({ boxed }) => boxed)) return null;
  const [only, ...others] = carried;
  if (only === undefined) return [set(walked, step.items)];
  if (others.length === 0) return alone(step, only, values.get(only) ?? read(only));
  return together(step, carried, values);
}

/** Locals that one turn leaves for the next, or for what follows the loop. */
function carriedBy(
  values: ReadonlyMap<Local, Expression>,
  written: readonly Local[],
  outside: ReadonlySet<Local>,
): readonly Local[] {
  const carried = new Set(written.filter((local) => outside.has(local)));
  for (let size = -1; size !== carried.size;) {
    size = carried.size;
    const needed = new Set([...carried].flatMap((local) => [...localsOf(values.get(local) ?? read(local))]));
    for (const local of written) if (needed.has(local)) carried.add(local);
  }
  return [...carried];
}

function alone(step: EachStep, local: Local, value: Expression): readonly Step[] | null {
  const all = parameter(local);
  const [item, index] = [parameter(step.item), parameter(step.index)];
  const body = substitute(
    value,
    new Map([
      [local, read(all)],
      [step.item, read(item)],
      [step.index, readPosition(index)],
    ]),
  );
  if (!isSmall(body)) return null;
  return [set(local, reduced(step, lambdaOf([all, item, index], body), read(local)))];
}

/** Several locals travel as the properties of one object. */
function together(
  step: EachStep,
  carried: readonly Local[],
  values: ReadonlyMap<Local, Expression>,
): readonly Step[] | null {
  const { span } = step;
  const all: Local = { name: "all", hint: "all", span, boxed: false };
  const [item, index] = [parameter(step.item), parameter(step.index)];
  const key = (local: Local): string => `${local.hint}${carried.indexOf(local) + 1}`;
  const part = (base: Local, local: Local): Expression => ({
    kind: "property",
    base: { kind: "read", local: base, kinds: kind.object, span },
    name: key(local),
    optional: false,
    kinds: anyJson,
    span,
  });
  const record = (valueOf: (local: Local) => Expression): Expression => ({
    kind: "object",
    members: carried.map((local) => ({ kind: "member", key: key(local), value: valueOf(local) })),
    kinds: kind.object,
    span,
  });
  const before = new Map<Local, Expression>(carried.map((local) => [local, part(all, local)]));
  const turn = [
    [step.item, read(item)],
    [step.index, readPosition(index)],
  ] as const;
  const body = record((local) => substitute(values.get(local) ?? read(local), new Map([...before, ...turn])));
  if (!isSmall(body)) return null;
  const result: Local = { name: "all", hint: "all", span, boxed: false };
  return [
    set(result, reduced(step, lambdaOf([all, item, index], body), record(read))),
    ...carried.map((local) => set(local, part(result, local))),
  ];
}

function reduced({ items, span }: EachStep, lambda: Lambda, start: Expression): Expression {
  return { kind: "operation", name: "reduce", operands: [items, lambda, start], kinds: anyJson, span };
}

/** A callback that has no more parameters than it reads. */
function lambdaOf([all, item, index]: readonly [Local, Local, Local], body: Expression): Lambda {
  const parameters = localsOf(body).has(index) ? [all, item, index] : [all, item];
  return { kind: "lambda", parameters, body, kinds: kind.other, span: body.span };
}

function readPosition(index: Local): Expression {
  return { kind: "read", local: index, kinds: kind.number, span: index.span };
}

function read(local: Local): Expression {
  return { kind: "read", local, kinds: local.boxed ? anything : anyJson, span: local.span };
}

/** A parameter that stands for a local: never undefined, so never in a box. */
function parameter(local: Local): Local {
  return { ...local, boxed: false };
}

function set(local: Local, value: Expression): Step {
  return { kind: "set", local, value, span: value.span };
}
