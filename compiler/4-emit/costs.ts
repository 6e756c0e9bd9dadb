/** What a run costs, as far as the definition tells: transitions of the ways without loops, events of each turn of a loop. */
import type { Branch, Definition, State, States } from "../asl/definition";
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

/** Events that begin and end an iteration. */
const iteration = 2;

/** An execution may have this many events. */
const longestHistory = 25_000;

/** The costs of a definition. */
export function costsOf(definition: Definition): Costs {
  const { StartAt, States } = definition;
  return {
    states: statesIn(States),
    transitions: { least: shortest(StartAt, States, leastOf), most: longest(StartAt, States, new Set()) },
    loops: everyBranch({ StartAt, States }).flatMap((branch) => loopsOf(branch.StartAt, branch.States)),
    bytes: new TextEncoder().encode(JSON.stringify(definition)).length,
  };
}

/** The machines within a state; a Map over no items, which only evaluates, enters none. */
function branchesOf(state: State): readonly Branch[] {
  if (state.Type === "Parallel") return state.Branches;
  return state.Type === "Map" && state.Items !== "{% [] %}" ? [state.ItemProcessor] : [];
}

/** A machine and all within it. */
function everyBranch(branch: Branch): readonly Branch[] {
  return [branch, ...Object.values(branch.States).flatMap(branchesOf).flatMap(everyBranch)];
}

function statesIn(states: States): number {
  return Object.values(states).reduce((sum, state) => {
    const inner = branchesOf(state).map(({ States }) => statesIn(States));
    return inner.reduce((all, each) => all + each, sum + 1);
  }, 0);
}

/** What a visit costs: a Map may have no items; of one item what it costs is counted where the most is asked for. */
function leastOf(state: State): number {
  const branches = state.Type === "Parallel" ? state.Branches : [];
  return branches.reduce((sum, { StartAt, States }) => sum + shortest(StartAt, States, leastOf), 1);
}

/** Events of one visit, with those of all branches; an iteration is counted as a turn of its own. */
function eventsOf(state: State): number {
  const branches = state.Type === "Parallel" ? state.Branches : [];
  return branches.reduce((sum, { StartAt, States }) => sum + shortest(StartAt, States, eventsOf), events[state.Type]);
}

function mostOf(state: State): number {
  return branchesOf(state).reduce((sum, { StartAt, States }) => sum + longest(StartAt, States, new Set()), 1);
}

/** Where a state goes when nothing fails. */
function successors(state: State): readonly string[] {
  if (state.Type === "Choice") return [...state.Choices.map(({ Next }) => Next), state.Default];
  return "Next" in state ? [state.Next] : [];
}

/** What the cheapest way to an ending costs; 0 where there is none. */
function shortest(start: string, states: States, costOf: (state: State) => number): number {
  const costs = new Map<string, number>();
  let best = Infinity;
  const open: (readonly [name: string, before: number])[] = [[start, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, before] = next;
    const state = states[name];
    if (state === undefined) continue;
    const cost = before + costOf(state);
    if (cost >= (costs.get(name) ?? Infinity)) continue;
    costs.set(name, cost);
    if (isEnding(state)) best = Math.min(best, cost);
    for (const target of successors(state)) open.push([target, cost]);
  }
  return best === Infinity ? 0 : best;
}

function isEnding(state: State | undefined): boolean {
  return state !== undefined && (state.Type === "Succeed" || "End" in state);
}

/** The longest way on which no state is met twice. Definitions are small, and each state is left at most once on the way. */
function longest(name: string, states: States, before: ReadonlySet<string>, known = new Map<string, number>()): number {
  const state = states[name];
  if (state === undefined || state.Type === "Fail" || before.has(name)) return 0;
  if (isEnding(state)) return mostOf(state);
  const memo = known.get(name);
  if (memo !== undefined) return memo;
  const inside = new Set([...before, name]);
  const rest = Math.max(0, ...successors(state).map((next) => longest(next, states, inside, known)));
  const length = rest === 0 ? 0 : rest + mostOf(state);
  known.set(name, length);
  return length;
}

/** One entry for each way back to a state that is already on the way: the events of the shortest turn; and for each Map those of an item. */
function loopsOf(start: string, states: States): Costs["loops"] {
  const loops = new Map<string, number>();
  const visit = (name: string, way: readonly string[], done: Set<string>): void => {
    const back = way.indexOf(name);
    if (back >= 0) {
      const cost = way
        .slice(back)
        .reduce((sum, each) => sum + (states[each] === undefined ? 0 : eventsOf(states[each])), 0);
      loops.set(name, Math.min(cost, loops.get(name) ?? Infinity));
      return;
    }
    if (done.has(name)) return;
    const state = states[name];
    if (state !== undefined) for (const next of successors(state)) visit(next, [...way, name], done);
    done.add(name);
  };
  visit(start, [], new Set());
  for (const [name, state] of Object.entries(states)) {
    if (state.Type !== "Map") continue;
    for (const { StartAt, States } of branchesOf(state))
      loops.set(name, iteration + shortest(StartAt, States, eventsOf));
  }
  return [...loops].map(([state, eventsPerTurn]) => ({
    state,
    eventsPerTurn,
    turns: Math.floor(longestHistory / eventsPerTurn),
  }));
}
