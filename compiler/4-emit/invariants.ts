/**
 * What every definition of ours must satisfy before it leaves the compiler. A violation is a mistake of the compiler,
 * never of the program: it is thrown, and reported as such. (asl-validator, which takes 150 ms, stands in the tests.)
 */
import type { Branch, Catcher, Definition, Retrier, State, States, TaskState } from "../asl/definition";

/** Throws on the first violation. */
export function checkDefinition(definition: Definition): void {
  checkStates(definition.StartAt, definition.States, new Set());
  eachString(definition, (value) => {
    if (value.startsWith("{%")) checkExpression(value);
  });
}

function checkStates(start: string, states: States, taken: Set<string>): void {
  const names = new Set(Object.keys(states));
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states[name];
    if (state === undefined) throw new Error(`no state is called \`${name}\``);
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...targetsOf(state));
    checkState(name, state, taken);
  }
  const lost = [...names].find((name) => !reached.has(name));
  if (lost !== undefined) throw new Error(`no way leads to the state \`${lost}\``);
}

/** The machines within a state. */
function branchesOf(state: State): readonly Branch[] {
  if (state.Type === "Map") return [state.ItemProcessor];
  return state.Type === "Parallel" ? state.Branches : [];
}

function checkState(name: string, state: State, taken: Set<string>): void {
  if (taken.has(name)) throw new Error(`two states are called \`${name}\``);
  taken.add(name);
  if ([...name].length > 80) throw new Error(`the name \`${name}\` is longer than 80 characters`);
  if (state.Type === "Task") checkTask(name, state);
  for (const { StartAt, States } of branchesOf(state)) checkStates(StartAt, States, taken);
}

/** Every state that can follow. */
export function targetsOf(state: State): readonly string[] {
  const next = "Next" in state ? [state.Next] : [];
  switch (state.Type) {
    case "Choice":
      return [...state.Choices.map(({ Next }) => Next), state.Default];
    case "Task":
    case "Map":
    case "Parallel":
      return [...next, ...(state.Catch ?? []).map(({ Next }) => Next)];
    case "Pass":
    case "Wait":
      return next;
    case "Succeed":
    case "Fail":
      return [];
  }
}

/** A task that any error repeats must never be repeated because an expression failed after it had succeeded. */
function checkTask(name: string, state: TaskState): void {
  const retriers = state.Retry ?? [];
  const catchers = state.Catch ?? [];
  const any = retriers.findIndex(({ ErrorEquals }) => ErrorEquals.includes("States.ALL"));
  const guard = retriers.findIndex(
    ({ ErrorEquals, MaxAttempts }) => ErrorEquals.includes("States.QueryEvaluationError") && MaxAttempts === 0,
  );
  if (any >= 0 && (guard < 0 || guard > any))
    throw new Error(`the effect of \`${name}\` could be repeated because an expression failed`);
  checkMatches(name, retriers);
  checkMatches(name, catchers);
}

/** Each matches something, and what matches everything stands alone and last. */
function checkMatches(name: string, matchers: readonly (Retrier | Catcher)[]): void {
  matchers.forEach(({ ErrorEquals }, position) => {
    const all = ErrorEquals.includes("States.ALL");
    if (ErrorEquals.length === 0) throw new Error(`a retrier or catcher of \`${name}\` matches nothing`);
    if (all && (ErrorEquals.length > 1 || position !== matchers.length - 1))
      throw new Error(`\`States.ALL\` of \`${name}\` does not stand alone and last`);
  });
}

function checkExpression(value: string): void {
  const inside = value.slice(2, -2).replace(/"\$\{[A-Za-z][A-Za-z0-9]*\}"/g, '""');
  if (!value.startsWith("{% ") || !value.endsWith(" %}") || value.includes("\n"))
    throw new Error(`\`${value}\` is no expression on one line`);
  if (inside.includes("%}") || inside.includes("${")) throw new Error(`\`${value}\` could be taken apart`);
}

function eachString(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (typeof value === "object" && value !== null)
    for (const part of Object.values(value)) eachString(part, visit);
}
