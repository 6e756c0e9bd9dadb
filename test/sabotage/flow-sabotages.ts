/** Mistakes of the reader and the planner: the program is understood as another one. */
import type { Expression, Literal } from "../../compiler/ir/expression";
import type { Label, LoopStep, Step, TaskStep } from "../../compiler/ir/flow";
import { kind } from "../../compiler/ir/kinds";
import { nowhere } from "../../compiler/ir/span";
import { localsOf } from "../../compiler/ir/walk";
import { inExpressions, inLists, inSteps } from "./sabotage";
import type { Sabotage } from "./sabotage";

export const flowSabotages: readonly Sabotage[] = [
  inSteps("for-of skips the last item", "each", (step) => [[{ ...step, items: slice(step.items, 0, -1) }]]),
  inSteps("for-of skips the first item", "each", (step) => [[{ ...step, items: slice(step.items, 1) }]]),
  inSteps("for-of runs once", "each", (step) => [[{ ...step, items: slice(step.items, 0, 1) }]]),

  inSteps("finally forgotten", "attempt", (step) => (step.last === null ? [] : [[{ ...step, last: null }]])),
  inSteps("finally only after the good way", "attempt", ({ last, ...step }) =>
    last === null ? [] : [[{ ...step, last: null }, ...last]],
  ),
  inSteps("catch forgotten", "attempt", (step) => (step.handler === null ? [] : [[{ ...step, handler: null }]])),
  inSteps("catch does nothing", "attempt", ({ handler, ...step }) =>
    handler === null ? [] : [[{ ...step, handler: { ...handler, body: [] } }]],
  ),
  inSteps("the error of a catch is caught by its own try", "attempt", ({ handler, ...step }) =>
    handler === null
      ? []
      : [[{ ...step, handler: { ...handler, body: [{ ...step, handler, body: handler.body, last: null }] } }]],
  ),

  inSteps("branches swapped", "branch", ({ then, otherwise, ...step }) => [
    [{ ...step, then: otherwise, otherwise: then }],
  ]),
  inSteps("always the first branch", "branch", ({ then }) => [then]),
  inSteps("always the second branch", "branch", ({ otherwise }) => [otherwise]),

  inSteps("fall-through added", "switch", (step) =>
    step.cases.flatMap(({ body }, at) => {
      const shortened = body.at(-1)?.kind === "break" ? body.slice(0, -1) : null;
      return shortened === null ? [] : [[withCase(step, at, shortened)]];
    }),
  ),
  inSteps("fall-through removed", "switch", (step) =>
    step.cases.flatMap(({ body, span }, at) =>
      at === step.cases.length - 1 || leaves(body)
        ? []
        : [[withCase(step, at, [...body, { kind: "break", label: step.label, span }])]],
    ),
  ),
  inSteps("a case forgotten", "switch", (step) =>
    step.cases.map((_, at) => [{ ...step, cases: step.cases.filter((_case, other) => other !== at) }]),
  ),

  inSteps("loop update lost", "loop", (step) => (step.update.length === 0 ? [] : [[{ ...step, update: [] }]])),
  inSteps("loop tested at the other end", "loop", (step) => [[{ ...step, testFirst: !step.testFirst }]]),
  inSteps("loop runs at most once", "loop", (step) => [[{ ...step, body: [...step.body, leave(step, "break")] }]]),
  inSteps("break turned into continue", "break", (step) => [[{ ...step, kind: "continue" }]]),
  inSteps("continue turned into break", "continue", (step) => [[{ ...step, kind: "break" }]]),
  inSteps("break forgotten", "break", () => [[]]),
  inSteps("continue forgotten", "continue", () => [[]]),
  inSteps("continue of an outer loop taken for one of the inner", "each", (step) => innerLabels(step, "continue")),
  inSteps("break out of an outer loop taken for one of the inner", "each", (step) => innerLabels(step, "break")),

  inLists("compensate moved before its step", (steps, at) => {
    const before = steps.findLastIndex(({ kind: other }, place) => place < at && other === "task");
    return steps[at]?.kind === "compensate" && before >= 0 ? [moved(steps, at, before)] : [];
  }),
  inLists("compensate moved behind the next step", (steps, at) => {
    const behind = steps.findIndex(({ kind: other }, place) => place > at && other === "task");
    return steps[at]?.kind === "compensate" && behind >= 0 ? [moved(steps, at, behind)] : [];
  }),
  inSteps("compensation forgotten", "compensate", () => [[]]),
  inSteps("compensation registered twice", "compensate", (step) => [[step, { ...step, number: step.number + 10 }]]),
  inSteps("compensation run at once", "compensate", ({ body }) => [body]),
  inLists("compensation bodies swapped", (steps, at) => {
    const [first, second] = [steps[at], steps.slice(at + 1).find((step) => step.kind === "compensate")];
    if (first?.kind !== "compensate" || second?.kind !== "compensate") return [];
    const bodies = new Map([
      [first, second.body],
      [second, first.body],
    ]);
    return [
      steps.map((step) => (step.kind === "compensate" ? { ...step, body: bodies.get(step) ?? step.body } : step)),
    ];
  }),

  inSteps("compound assignment lost", "set", (step) => {
    const { value, local } = step;
    return value.kind === "binary" && localsOf(value.left).has(local) ? [[{ ...step, value: value.right }]] : [];
  }),
  inSteps("assignment forgotten", "set", (step) => (localsOf(step.value).has(step.local) ? [[]] : [])),

  inSteps("return forgotten", "return", () => [[]]),
  inSteps("returns null", "return", (step) => [[{ ...step, value: literal(null) }]]),
  inSteps("throws another error", "throw", (step) => [[{ ...step, error: newError("Odd", "odd") }]]),
  inSteps("throw forgotten", "throw", () => [[]]),
  inSteps("throw taken for a return", "throw", ({ span }) => [[{ kind: "return", value: literal(null), span }]]),

  inSteps("task called twice", "task", (step) => [[step, { ...step, into: null }]]),
  inSteps("task forgotten", "task", ({ into, span }) => [
    into === null ? [] : [{ kind: "set", local: into, value: literal(null), span }],
  ]),
  inLists("two tasks in the other order", otherOrder),
  inSteps("retry policy forgotten", "task", (step) => (step.retry === null ? [] : [[{ ...step, retry: null }]])),
  inSteps("timeout forgotten", "task", (step) =>
    step.timeoutSeconds === null ? [] : [[{ ...step, timeoutSeconds: null }]],
  ),
  inSteps("sleep forgotten", "sleep", () => [[]]),
  inSteps("sleeps twice", "sleep", (step) => [[step, step]]),

  inExpressions("comparison off by one", "binary", ({ operator, ...rest }) => {
    const near = ({ "<": "<=", "<=": "<", ">": ">=", ">=": ">" } as const)[operator as "<"];
    return near === undefined ? [] : [{ ...rest, operator: near }];
  }),
  inExpressions("comparison the wrong way round", "binary", ({ operator, left, right, ...rest }) =>
    /[<>]/.test(operator) ? [{ ...rest, operator, left: right, right: left }] : [],
  ),
  inExpressions("equal taken for different", "binary", ({ operator, ...rest }) => {
    const other = ({ "===": "!==", "!==": "===" } as const)[operator as "==="];
    return other === undefined ? [] : [{ ...rest, operator: other }];
  }),
  inExpressions("plus and minus confused", "binary", ({ operator, ...rest }) => {
    const other = ({ "+": "-", "-": "+" } as const)[operator as "+"];
    return other === undefined ? [] : [{ ...rest, operator: other }];
  }),
  inExpressions("and taken for or", "logical", ({ operator, ...rest }) =>
    operator === "??" ? [] : [{ ...rest, operator: operator === "&&" ? "||" : "&&" }],
  ),
  inExpressions("negation lost", "unary", ({ operator, operand }) => (operator === "!" ? [operand] : [])),
  inExpressions("Math.max taken for Math.min", "operation", ({ name, ...rest }) =>
    name === "Math.max" ? [{ ...rest, name: "Math.min" }] : [],
  ),
  inExpressions("text loses a part", "concatenation", ({ parts, ...rest }) =>
    parts.map((_, at) => ({ ...rest, parts: parts.filter((_part, other) => other !== at) })),
  ),
  inExpressions("an object loses a member", "object", ({ members, ...rest }) =>
    members.map((_, at) => ({ ...rest, members: members.filter((_member, other) => other !== at) })),
  ),
  inExpressions("a literal is another", "literal", (expression) => [{ ...expression, ...otherLiteral(expression) }]),
  inExpressions("instanceof is always true", "errorIs", () => [literal(true)]),
  inExpressions("instanceof is always false", "errorIs", () => [literal(false)]),
  inExpressions("instanceof forgets a class", "errorIs", ({ names, ...rest }) =>
    names.length < 2 ? [] : names.map((_, at) => ({ ...rest, names: names.filter((_name, other) => other !== at) })),
  ),
  inExpressions("message and name of an error confused", "errorField", ({ field, ...rest }) => [
    { ...rest, field: field === "message" ? "name" : "message" },
  ]),
];

function literal(value: Literal["value"]): Literal {
  const kinds =
    value === null
      ? kind.null
      : typeof value === "boolean"
        ? kind.boolean
        : typeof value === "number"
          ? kind.number
          : kind.string;
  return { kind: "literal", value, kinds, span: nowhere };
}

function otherLiteral({ value }: Literal): Literal {
  if (typeof value === "number") return literal(value + 1);
  if (typeof value === "string") return literal(`${value}!`);
  return literal(typeof value === "boolean" ? !value : "nothing");
}

function newError(name: string, message: string): Expression {
  return { kind: "newError", name, message: literal(message), kinds: kind.error, span: nowhere };
}

function slice(items: Expression, ...bounds: readonly number[]): Expression {
  return {
    kind: "operation",
    name: "slice",
    operands: [items, ...bounds.map(literal)],
    kinds: kind.array,
    span: items.span,
  };
}

function withCase(step: Extract<Step, { kind: "switch" }>, at: number, body: readonly Step[]): Step {
  return { ...step, cases: step.cases.map((each, other) => (other === at ? { ...each, body } : each)) };
}

function leaves(body: readonly Step[]): boolean {
  const last = body.at(-1)?.kind ?? "";
  return body.length === 0 || ["break", "continue", "return", "throw"].includes(last);
}

function leave({ label, span }: LoopStep, how: "break" | "continue"): Step {
  return { kind: how, label, span };
}

/** The step with every leaving of a loop around it made one of the step itself. */
function innerLabels(step: Extract<Step, { kind: "each" }>, how: "break" | "continue"): readonly (readonly Step[])[] {
  const own = new Set<Label>([step.label]);
  const renamed = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(renamed);
    if (typeof part !== "object" || part === null) return part;
    const { kind: name, label } = part as { readonly kind?: string; readonly label?: Label };
    if (name === how) return label !== undefined && own.has(label) ? part : { ...part, label: step.label };
    if (label !== undefined && name !== "break" && name !== "continue") own.add(label);
    const nested = ["then", "otherwise", "body", "cases", "handler", "last", "head", "update"];
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, nested.includes(key) ? renamed(value) : value]),
    );
  };
  const changed = renamed(step.body) as readonly Step[];
  return JSON.stringify(changed) === JSON.stringify(step.body) ? [] : [[{ ...step, body: changed }]];
}

/** The list with one step at another place. */
function moved(steps: readonly Step[], from: number, to: number): readonly Step[] {
  const others = steps.filter((_, at) => at !== from);
  return [...others.slice(0, to), ...steps.slice(from, from + 1), ...others.slice(to)];
}

/** The next call of a task comes first, where it does not need the result of this one. */
function otherOrder(steps: readonly Step[], at: number): readonly (readonly Step[])[] {
  const first = steps[at];
  const next = steps.findIndex((step, other) => other > at && step.kind === "task");
  const second = steps[next];
  if (first?.kind !== "task" || second?.kind !== "task" || needs(second, first)) return [];
  return [moved(steps, next, at)];
}

function needs(later: TaskStep, earlier: TaskStep): boolean {
  return earlier.into !== null && localsOf(later.payload).has(earlier.into);
}
