/**
 * Which steps have a stack for what is registered in them: those of which it is not known how many registrations there
 * will be when they are done. Everywhere else each registration has its place in a chain of states.
 */
import type { Expression } from "../../ir/expression";
import type { BlockStep, Flow, Step } from "../../ir/flow";
import { bodiesOf } from "../../ir/steps";

/** One way of lowering a workflow: its steps, and which of them have a stack. */
export interface Regions {
  readonly body: readonly Step[];
  readonly needsStack: (step: Step) => boolean;
}

/**
 * Loops have stacks, and so has what runs at the same time; and where the chain would be copied too often, because it depends on many decisions what is
 * registered, decisions have stacks as well.
 */
export function regionsOf(flow: Flow): readonly Regions[] {
  return [regions(flow, isRepeated), regions(flow, () => true)];
}

function regions({ name, body, span }: Flow, isRegion: (step: Step) => boolean): Regions {
  const whole: BlockStep = { kind: "block", label: { name }, body, span };
  const isForgetful = (steps: readonly Step[]): boolean =>
    ownSteps(steps).some((step) => isRegion(step) && forgets(step));
  const needsStack = (step: Step): boolean =>
    registers(step) && (step === whole || (step.kind === "saga" ? isForgetful(step.body) : false) || isRegion(step));
  return { body: isForgetful(body) ? [whole] : body, needsStack };
}

/**
 * True for `for`, `while` and `do`, for what runs at the same time, and for a function that calls itself: it holds turns,
 * each with variables of its own.
 */
export function isRepeated(step: Step): boolean {
  return step.kind === "loop" || step.kind === "each" || step.kind === "group" || step.kind === "recursion";
}

/** True when something is registered within a step. */
export function registers(step: Step): boolean {
  return step.kind !== "compensate" && [...ofExecution(step)].some((inner) => inner.kind === "compensate");
}

/** A step and all within it, but for what is done in executions of their own. */
export function* ofExecution(step: Step): Generator<Step> {
  yield step;
  if (isDistributed(step)) return;
  for (const body of bodiesOf(step)) for (const inner of body) yield* ofExecution(inner);
}

function isDistributed(step: Step): boolean {
  return step.kind === "group" && step.members.kind === "each" && step.members.distributed !== null;
}

/** Forgetting in a loop forgets what was registered before the loop: then all of the scope has one stack. */
function forgets(step: Step): boolean {
  return step.kind !== "saga" && ownSteps([step]).some(({ kind }) => kind === "commit" || kind === "rollback");
}

/** Every step of a scope, those of scopes within it left out. */
function ownSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [
    step,
    ...(step.kind === "saga" || step.kind === "compensate" || isDistributed(step)
      ? []
      : bodiesOf(step).flatMap((body) => ownSteps(body))),
  ]);
}

/** True when a step may register any number of times. */
export function growsIn(region: Step): boolean {
  return [...ofExecution(region)].some((step) => repeats(step) && registers(step));
}

function repeats(step: Step): boolean {
  if (step.kind === "loop" || step.kind === "recursion") return true;
  if (step.kind === "each") return !isWrittenOut(step.items);
  return step.kind === "group" && step.members.kind === "each" && !isWrittenOut(step.members.items);
}

/** Its length stands in the source. */
function isWrittenOut(items: Expression): boolean {
  return items.kind === "array" && items.items.every((item) => item.kind === "item");
}
