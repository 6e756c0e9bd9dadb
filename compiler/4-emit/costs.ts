/** What a run costs, as far as the definition tells: transitions of the ways without loops, events of each turn of a loop. */
import type { Definition, State, States } from "../asl/definition";
import type { Costs } from "../compiled";

/** History events of one visit of a state: what AWS records. */
const events: { readonly [Type in State["Type"]]: number } = {
  Task: 5,
  Pass: 2,
  Choice: 2,
  Wait: 2,
  Succeed: 2,
  Fail: 1,
  Parallel: 4,
  Map: 4,
};

/** An execution may have this many events. */
const longestHistory = 25_000;

/** The costs of a definition. */
export function costsOf(definition: Definition): Costs {
  const { StartAt, States } = definition;
  return {
    states: Object.keys(States).length,
    transitions: { least: shortest(StartAt, States), most: longest(StartAt, States, new Set()) },
    loops: loopsOf(StartAt, States),
    bytes: new TextEncoder().encode(JSON.stringify(definition)).length,
  };
}

/** Where a state goes when nothing fails. */
function successors(state: State): readonly string[] {
  if (state.Type === "Choice") return [...state.Choices.map(({ Next }) => Next), state.Default];
  return "Next" in state ? [state.Next] : [];
}

function shortest(start: string, states: States): number {
  let front = [start];
  const seen = new Set<string>();
  for (let length = 1; front.length > 0; length++) {
    if (front.some((name) => isEnding(states[name]))) return length;
    for (const name of front) seen.add(name);
    front = front
      .flatMap((name) => (states[name] === undefined ? [] : successors(states[name])))
      .filter((name) => !seen.has(name));
  }
  return 0;
}

function isEnding(state: State | undefined): boolean {
  return state !== undefined && (state.Type === "Succeed" || "End" in state);
}

/** The longest way on which no state is met twice. Definitions are small, and each state is left at most once on the way. */
function longest(name: string, states: States, before: ReadonlySet<string>, known = new Map<string, number>()): number {
  const state = states[name];
  if (state === undefined || state.Type === "Fail" || before.has(name)) return 0;
  if (isEnding(state)) return 1;
  const memo = known.get(name);
  if (memo !== undefined) return memo;
  const inside = new Set([...before, name]);
  const rest = Math.max(0, ...successors(state).map((next) => longest(next, states, inside, known)));
  const length = rest === 0 ? 0 : rest + 1;
  known.set(name, length);
  return length;
}

/** One entry for each way back to a state that is already on the way: the events of the shortest turn. */
function loopsOf(start: string, states: States): Costs["loops"] {
  const loops = new Map<string, number>();
  const visit = (name: string, way: readonly string[], done: Set<string>): void => {
    const back = way.indexOf(name);
    if (back >= 0) {
      const cost = way.slice(back).reduce((sum, each) => sum + events[states[each]?.Type ?? "Pass"], 0);
      loops.set(name, Math.min(cost, loops.get(name) ?? Infinity));
      return;
    }
    if (done.has(name)) return;
    const state = states[name];
    if (state !== undefined) for (const next of successors(state)) visit(next, [...way, name], done);
    done.add(name);
  };
  visit(start, [], new Set());
  return [...loops].map(([state, eventsPerTurn]) => ({
    state,
    eventsPerTurn,
    turns: Math.floor(longestHistory / eventsPerTurn),
  }));
}
