/**
 * Guards against errors of our own expressions: `States.QueryEvaluationError` → Fail. No scenario raises such an error,
 * because that would be a mistake of the compiler in itself; so it is not known of a guard whether it is missed.
 */
import type { Definition, State } from "../../compiler/asl/definition";
import { reachable } from "./reachable";

/** The definition without its guards. */
export function withoutGuards(definition: Definition): Definition {
  const { States } = definition;
  const unguarded = Object.entries(States).map(([name, state]) => [name, unguardedState(state, States)] as const);
  return reachable({ ...definition, States: Object.fromEntries(unguarded) });
}

function unguardedState(state: State, states: Definition["States"]): State {
  if (state.Type !== "Task" || state.Catch === undefined) return state;
  const { Catch, ...rest } = state;
  const others = Catch.filter(
    ({ ErrorEquals, Next }) => !ErrorEquals.includes("States.QueryEvaluationError") || states[Next]?.Type !== "Fail",
  );
  return others.length === 0 ? rest : { ...rest, Catch: others };
}
