/**
 * await charge(card)   →   the call says of itself which one it is, where `charge` asks: its step, and the turns around it
 * Turns of loops are counted for it, in variables that ride along. In a compensation the call that is undone is said too: the
 * one before the registration if the block reads what that gave, else the one behind it.
 */
import type { Expression, Local } from "../ir/expression";
import type { CompensateStep, EachStep, Flow, GroupStep, LoopStep, RecursionStep, Step, TaskStep } from "../ir/flow";
import { kind } from "../ir/kinds";
import { computed, number } from "../ir/numbers";
import type { Span } from "../ir/span";
import { allSteps, evaluatedWithin, mapBodies, writtenByStep } from "../ir/steps";
import { localsOf } from "../ir/walk";

/** Which call it is. */
interface Call {
  readonly step: string;
  readonly turns: readonly Local[];
}

interface Place {
  readonly names: ReadonlyMap<TaskStep, string>;
  readonly turns: readonly Local[];
  /** What is undone here. */
  readonly undoes: Call | null;
}

/** Adds to the calls of tasks that ask which ones they are. */
export function withContexts(flow: Flow): Flow {
  const steps = [...allSteps(flow.body)].filter((step) => step.kind === "task");
  if (!steps.some(asks)) return flow;
  return { ...flow, body: within(flow.body, { names: namesOf(steps), turns: [], undoes: null }) };
}

function asks({ target }: TaskStep): boolean {
  return target.kind === "task" && target.asks === true;
}

/** The name of its task; with a number where there are several. Letters that base64 does not take are left out. */
function namesOf(steps: readonly TaskStep[]): ReadonlyMap<TaskStep, string> {
  const counts = new Map<string, number>();
  const named = steps.map((step): readonly [TaskStep, string] => {
    const name = step.target.kind === "task" ? step.target.name.replace(/[^\x20-\x7e]/g, "_") : "";
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [step, count === 1 ? name : `${name} ${count}`];
  });
  return new Map(named);
}

function within(steps: readonly Step[], place: Place): readonly Step[] {
  return steps.flatMap((step, at): readonly Step[] => {
    if (step.kind === "task") return [asks(step) ? told(step, place) : step];
    if (step.kind === "group") return [numbered(step, place)];
    if (step.kind === "compensate") {
      const undoes = undoneBy(step, steps, at, place);
      return [mapBodies(step, (body) => within(body, { ...place, undoes }))];
    }
    const isLoop = step.kind === "loop" || step.kind === "each" || step.kind === "recursion";
    if (isLoop && !isTriedAgain(step)) return counted(step, place);
    return [mapBodies(step, (body) => within(body, place))];
  });
}

/** `retry`: its tries are one call. */
function isTriedAgain(step: LoopStep | EachStep | RecursionStep): boolean {
  if (step.kind === "recursion") return false;
  return step.body.some((inner) => inner.kind === "attempt" && inner.again === true);
}

/** Counts turns, and calls of a function that calls itself. What is read is a variable of the turn itself, so that a registration can keep it. */
function counted(step: LoopStep | EachStep | RecursionStep, place: Place): readonly Step[] {
  const { span } = step;
  if (![...allSteps([step])].some((inner) => inner.kind === "task" && asks(inner)))
    return [mapBodies(step, (body) => within(body, place))];
  const [next, turn] = [local("nextTurn", span), local("turn", span)];
  const inside: Place = { ...place, turns: [...place.turns, turn] };
  const sum = computed("+", read(turn), number(1, span));
  const begin: readonly Step[] = [
    { kind: "set", local: turn, value: read(next), span },
    { kind: "set", local: next, value: sum, span },
  ];
  const changed = mapBodies(step, (body) =>
    body === step.body ? [...begin, ...within(body, inside)] : within(body, inside),
  );
  return [
    { kind: "set", local: next, value: number(0, span), span },
    ...(step.kind === "loop" && step.head.length > 0
      ? [{ kind: "set", local: turn, value: number(0, span), span } as const]
      : []),
    changed,
  ];
}

/** Members have their positions; batches of a distributed Map have none, but each is an execution of its own. */
function numbered(step: GroupStep, place: Place): Step {
  const { members } = step;
  const isBatched = members.kind === "each" && (members.distributed?.batch ?? null) !== null;
  if (members.kind === "branches" || isBatched) return mapBodies(step, (body) => within(body, place));
  const index = members.index ?? local("index", step.span);
  const inside: Place = { ...place, turns: [...place.turns, index] };
  return mapBodies({ ...step, members: { ...members, index } }, (body) => within(body, inside));
}

/** The call beside a registration. */
function undoneBy(step: CompensateStep, steps: readonly Step[], at: number, place: Place): Call | null {
  const isBeside = ({ kind: each }: Step): boolean => each === "set" || each === "compensate";
  const before = steps.slice(0, at).findLastIndex((each) => !isBeside(each));
  const after = steps.slice(at).findIndex((each) => !isBeside(each));
  const [earlier, later] = [steps[before], after < 0 ? undefined : steps[at + after]];
  const call = (each: Step | undefined): Call | null => {
    const name = each?.kind === "task" ? place.names.get(each) : undefined;
    return name === undefined ? null : { step: name, turns: place.turns };
  };
  const given = new Set(steps.slice(Math.max(0, before), at).flatMap(writtenByStep));
  const reads = [...evaluatedWithin(step.body)].some((value) => [...localsOf(value)].some((each) => given.has(each)));
  return reads ? (call(earlier) ?? call(later)) : (call(later) ?? call(earlier));
}

function told(step: TaskStep, { names, turns, undoes }: Place): TaskStep {
  const { payload } = step;
  const { span } = payload;
  const parts = (call: Call): readonly Expression[] => [
    { kind: "literal", value: call.step, kinds: kind.string, span },
    {
      kind: "array",
      items: call.turns.map((each) => ({ kind: "item", value: read(each) })),
      kinds: kind.array,
      span,
    },
  ];
  const context: Expression = {
    kind: "operation",
    name: "client context",
    operands: [...parts({ step: names.get(step) ?? "", turns }), ...(undoes === null ? [] : parts(undoes))],
    kinds: kind.string,
    span,
  };
  return {
    ...step,
    payload: { kind: "operation", name: "with context", operands: [payload, context], kinds: payload.kinds, span },
  };
}

function local(name: string, span: Span): Local {
  return { name, hint: name, span, boxed: false };
}

function read(from: Local): Expression {
  return { kind: "read", local: from, kinds: kind.number, span: from.span };
}
