/** The steps inside of a step, in one place that knows every variant. */
import { valuesBeside } from "./distributed";
import type { Expression, Local } from "./expression";
import type { GroupStep, Member, Step } from "./flow";
import { localsOf } from "./walk";

/** The lists of steps that a step holds, in the order of the source. */
export function bodiesOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case "task":
    case "sleep":
    case "set":
    case "break":
    case "continue":
    case "return":
    case "throw":
    case "commit":
    case "rollback":
    case "recurse":
      return [];
    case "branch":
      return [step.then, step.otherwise];
    case "switch":
      return step.cases.map(({ body }) => body);
    case "loop":
      return [step.head, step.body, step.update];
    case "each":
    case "block":
    case "saga":
    case "compensate":
    case "recursion":
      return [step.body];
    case "group":
      return membersOf(step).map(({ body }) => body);
    case "attempt":
      return [step.body, step.handler?.body ?? [], step.last ?? []];
  }
}

/** The members of a group. */
export function membersOf({ members }: GroupStep): readonly Member[] {
  return members.kind === "branches" ? members.list : [members.member];
}

/** Every step of a list, those inside of others included. */
export function* allSteps(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    for (const body of bodiesOf(step)) yield* allSteps(body);
  }
}

const effects: ReadonlySet<Step["kind"]> = new Set(["task", "sleep", "group", "recursion", "recurse"]);

/** True when one of the steps calls or waits. */
export function hasEffects(steps: readonly Step[]): boolean {
  return [...allSteps(steps)].some(({ kind }) => effects.has(kind));
}

/** The locals that steps may write. */
export function writtenBy(steps: readonly Step[]): ReadonlySet<Local> {
  const written = new Set<Local>();
  for (const step of allSteps(steps)) {
    for (const local of writtenByStep(step)) if (local !== null) written.add(local);
  }
  return written;
}

/** What a step itself writes; null where it has no name for a result. */
export function writtenByStep(step: Step): readonly (Local | null)[] {
  switch (step.kind) {
    case "set":
      return [step.local];
    case "task":
      return [step.into];
    case "each":
      return step.walked === null ? [step.index] : [step.item, step.walked, step.index];
    case "attempt":
      return [step.handler?.error ?? null];
    case "group":
      return [step.into, ...givenTo(step.members)];
    case "recursion":
      return [step.into, step.result, ...step.parameters.map(({ local }) => local)];
    case "recurse":
      return [step.into, ...step.writes];
    case "sleep":
    case "branch":
    case "switch":
    case "loop":
    case "block":
    case "break":
    case "continue":
    case "return":
    case "throw":
    case "compensate":
    case "saga":
    case "commit":
    case "rollback":
      return [];
  }
}

/** What each member begins with. */
function givenTo(members: GroupStep["members"]): readonly (Local | null)[] {
  if (members.kind === "branches") return [];
  const captured = members.distributed?.captured ?? [];
  return [members.item, members.index, ...captured.map(({ local }) => local)];
}

/** What a step itself evaluates, the steps inside of it left out. */
export function evaluatedBy(step: Step): readonly Expression[] {
  switch (step.kind) {
    case "task":
      return [step.payload];
    case "sleep":
      return [step.time];
    case "set":
    case "return":
      return [step.value];
    case "branch":
      return [step.test];
    case "switch":
      return step.cases.flatMap(({ test }) => (test === null ? [] : [test]));
    case "loop":
      return step.test === null ? [] : [step.test];
    case "each":
      return [step.items];
    case "throw":
      return [step.error];
    case "group":
      return step.members.kind === "each" ? [step.members.items, ...valuesBeside(step.members.distributed)] : [];
    case "recursion":
    case "recurse":
      return step.parameters.map(({ value }) => value);
    case "block":
    case "attempt":
    case "break":
    case "continue":
    case "compensate":
    case "saga":
    case "commit":
    case "rollback":
      return [];
  }
}

/** Everything that steps evaluate, the steps inside of others included. */
export function* evaluatedWithin(steps: readonly Step[]): Generator<Expression> {
  for (const step of allSteps(steps)) {
    yield* evaluatedBy(step);
    if (step.kind === "group") for (const { value } of membersOf(step)) yield value;
  }
}

/** The step with each list of steps that it holds replaced. */
export function mapBodies(step: Step, change: (body: readonly Step[]) => readonly Step[]): Step {
  const member = ({ body, value }: Member): Member => ({ body: change(body), value });
  switch (step.kind) {
    case "task":
    case "sleep":
    case "set":
    case "break":
    case "continue":
    case "return":
    case "throw":
    case "commit":
    case "rollback":
    case "recurse":
      return step;
    case "branch":
      return { ...step, then: change(step.then), otherwise: change(step.otherwise) };
    case "switch":
      return { ...step, cases: step.cases.map((each) => ({ ...each, body: change(each.body) })) };
    case "loop":
      return { ...step, head: change(step.head), body: change(step.body), update: change(step.update) };
    case "each":
    case "block":
    case "saga":
    case "compensate":
    case "recursion":
      return { ...step, body: change(step.body) };
    case "group": {
      const { members } = step;
      return members.kind === "branches"
        ? { ...step, members: { ...members, list: members.list.map(member) } }
        : { ...step, members: { ...members, member: member(members.member) } };
    }
    case "attempt": {
      const { handler, last } = step;
      return {
        ...step,
        body: change(step.body),
        handler: handler === null ? null : { ...handler, body: change(handler.body) },
        last: last === null ? null : change(last),
      };
    }
  }
}

/** The locals that steps read or write, what happens inside of one of them left out. */
export function touchedBeside(steps: readonly Step[], inner: Step): ReadonlySet<Local> {
  const touched = new Set<Local>();
  const visit = (step: Step): void => {
    if (step === inner) return;
    for (const local of writtenByStep(step)) if (local !== null) touched.add(local);
    const values = step.kind === "group" ? membersOf(step).map(({ value }) => value) : [];
    for (const value of [...evaluatedBy(step), ...values]) for (const local of localsOf(value)) touched.add(local);
    for (const body of bodiesOf(step)) body.forEach(visit);
  };
  steps.forEach(visit);
  return touched;
}
