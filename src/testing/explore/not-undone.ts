/**
 * What a failed run leaves behind: calls whose effect is done, and which no compensation has undone.
 * A compensation belongs to the call after which it is registered, or else to the first one without any that follows.
 */
import type { DefinitionMap } from "../../../compiler/compiled";
import type { Attempt } from "../recording";
import type { Failure } from "./failure";
import { failureText, isSameCall } from "./failure";
import { callsIn } from "./inject";

/** A call whose effect stays. */
export interface Left {
  readonly task: string;
  readonly arguments: readonly unknown[];
  /** What was made to fail in the run. */
  readonly when: string;
  /** False for the call that failed itself, when its effect was done. */
  readonly completed: boolean;
}

/** A run that failed, as it was recorded. */
export interface FailedRun {
  readonly recording: readonly Attempt[];
  readonly failures: readonly Failure[];
  readonly states: readonly string[];
}

/** What a Map Run has read is as it was. */
function readsObjects({ task, byMapRun }: Attempt): boolean {
  return byMapRun === true && task !== "s3:putObject";
}

/** What a failed run leaves. `harmless` tasks have no effect that matters. */
export function leftBy(run: FailedRun, map: DefinitionMap, harmless: ReadonlySet<string>): readonly Left[] {
  const undone = new Set(run.states.flatMap((state) => map.states[state]?.undoes ?? []));
  const when = run.failures.map(failureText).join(", then ");
  const done = callsIn(run.recording).flatMap((call) => {
    const { task, state, arguments: args } = call;
    const failure = run.failures.find((each) => isSameCall(each, call) && !each.once);
    const hasEffect = failure === undefined || failure.effectDone;
    const isUndoing = map.states[state]?.undoes !== undefined;
    if (!hasEffect || isUndoing || harmless.has(task) || readsObjects(call)) return [];
    return [{ state, left: { task, arguments: args, when, completed: failure === undefined } }];
  });
  const spare = new Set(undone);
  const unmatched = done.filter(({ state }) => {
    const own = (map.states[state]?.registers ?? []).filter((each) => undone.has(each));
    const [first] = own;
    if (first !== undefined) spare.delete(first);
    return first === undefined;
  });
  const others = [...spare];
  return unmatched.filter(() => others.shift() === undefined).map(({ left }) => left);
}
