/** Rewriting steps, those inside of others included, in one place that knows where every variant keeps what it evaluates. */
import { withValues } from "./distributed";
import type { Expression, Local } from "./expression";
import type { GroupStep, Member, Passed, SetStep, Step } from "./flow";

/** What becomes of an assignment, and of any other value. */
export interface StepChange {
  readonly set: (step: SetStep) => SetStep;
  readonly value: (value: Expression) => Expression;
  /** What becomes of a local that members write. */
  readonly local: (local: Local) => Local;
}

/** The steps with everything that they evaluate replaced. */
export function mapSteps(steps: readonly Step[], change: StepChange): readonly Step[] {
  return steps.map((step) => mapStep(step, change));
}

function mapStep(step: Step, change: StepChange): Step {
  const inside = (steps: readonly Step[]): readonly Step[] => mapSteps(steps, change);
  const { value } = change;
  switch (step.kind) {
    case "set":
      return change.set(step);
    case "task":
      return { ...step, payload: value(step.payload) };
    case "sleep":
      return { ...step, time: value(step.time) };
    case "branch":
      return { ...step, test: value(step.test), then: inside(step.then), otherwise: inside(step.otherwise) };
    case "switch":
      return {
        ...step,
        cases: step.cases.map((each) => ({
          ...each,
          test: each.test === null ? null : value(each.test),
          body: inside(each.body),
        })),
      };
    case "loop":
      return {
        ...step,
        head: inside(step.head),
        test: step.test === null ? null : value(step.test),
        body: inside(step.body),
        update: inside(step.update),
      };
    case "each":
      return { ...step, items: value(step.items), body: inside(step.body) };
    case "attempt":
      return {
        ...step,
        body: inside(step.body),
        handler: step.handler === null ? null : { ...step.handler, body: inside(step.handler.body) },
        last: step.last === null ? null : inside(step.last),
      };
    case "block":
    case "compensate":
    case "saga":
      return { ...step, body: inside(step.body) };
    case "return":
      return { ...step, value: value(step.value) };
    case "throw":
      return { ...step, error: value(step.error) };
    case "group":
      return mapGroup(step, change);
    case "recursion":
      return { ...step, parameters: passed(step, change), body: inside(step.body) };
    case "recurse":
      return { ...step, parameters: passed(step, change) };
    case "break":
    case "continue":
    case "commit":
    case "rollback":
      return step;
  }
}

function passed({ parameters }: { readonly parameters: readonly Passed[] }, { value }: StepChange): readonly Passed[] {
  return parameters.map((each) => ({ ...each, value: value(each.value) }));
}

function mapGroup(step: GroupStep, change: StepChange): GroupStep {
  const { members } = step;
  const merged = step.merged.map(change.local);
  const own = new Map([...step.own].map(([inner, outer]) => [inner, change.local(outer)]));
  const declares = new Set([...(step.declares ?? [])].map(change.local));
  const member = ({ body, value }: Member): Member => ({ body: mapSteps(body, change), value: change.value(value) });
  if (members.kind === "branches")
    return { ...step, merged, own, declares, members: { ...members, list: members.list.map(member) } };
  const { distributed } = members;
  return {
    ...step,
    merged,
    own,
    declares,
    members: {
      ...members,
      items: change.value(members.items),
      member: member(members.member),
      distributed: distributed === null ? null : withValues(distributed, change.value),
    },
  };
}
