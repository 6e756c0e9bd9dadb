/** Which states, catchers and branches of a machine the runs of an exploration have come through. */
import type { Catcher, Definition, State, States } from "../../../compiler/asl/definition";
import type { Step } from "../../history/step";

/** What there is, and which of it no run has come through. */
export interface Covered {
  readonly all: readonly string[];
  readonly missed: readonly string[];
}

export interface Coverage {
  readonly states: Covered;
  /** `reserveHotel: SoldOut`: a catcher of a state, by its errors. */
  readonly catchers: Covered;
  /** `if total > 100 → approve`: a way out of a Choice. */
  readonly branches: Covered;
}

/** The coverage of a definition by the steps of all runs. */
export function coverageOf(definition: Definition, runs: readonly (readonly Step[])[]): Coverage {
  const states = new Map(statesIn(definition.States));
  const seen = new Set(runs.flat().flatMap((step) => seenIn(step, states.get(step.state))));
  const covered = (all: readonly string[]): Covered => ({ all, missed: all.filter((each) => !seen.has(each)) });
  return {
    states: covered([...states.keys()]),
    catchers: covered([...states].flatMap(([name, state]) => catchersOf(state).map((each) => catcherName(name, each)))),
    branches: covered([...new Set([...states].flatMap(([name, state]) => branchesOf(name, state)))]),
  };
}

function seenIn({ state: name, outcome, failure, next }: Step, state: State | undefined): readonly string[] {
  if (state === undefined) return [];
  if (state.Type === "Choice" && next !== null) return [name, branchName(name, next)];
  if (outcome !== "caught" || failure === null) return [name];
  const catchers = catchersOf(state).filter(({ Next }) => Next === next);
  const catcher = catchers.find(({ ErrorEquals }) => ErrorEquals.some((each) => matches(each, failure.error)));
  return catcher === undefined ? [name] : [name, catcherName(name, catcher)];
}

function matches(pattern: string, error: string): boolean {
  return (
    pattern === error ||
    pattern === "States.ALL" ||
    (pattern === "States.TaskFailed" && error !== "States.Timeout") ||
    (pattern === "States.HeartbeatTimeout" && error === "States.Timeout")
  );
}

function catchersOf(state: State): readonly Catcher[] {
  return "Catch" in state ? (state.Catch ?? []) : [];
}

function catcherName(state: string, { ErrorEquals }: Catcher): string {
  return `${state}: ${ErrorEquals.join(", ")}`;
}

function branchesOf(name: string, state: State): readonly string[] {
  if (state.Type !== "Choice") return [];
  return [...state.Choices.map(({ Next }) => Next), state.Default].map((next) => branchName(name, next));
}

function branchName(state: string, next: string): string {
  return `${state} → ${next}`;
}

/** The states of a machine, those inside of others included. */
export function* statesIn(states: States): Iterable<readonly [string, State]> {
  for (const [name, state] of Object.entries(states)) {
    yield [name, state];
    if (state.Type === "Map") yield* statesIn(state.ItemProcessor.States);
    if (state.Type === "Parallel") for (const { States: inner } of state.Branches) yield* statesIn(inner);
  }
}
