/** The way that an execution took through a machine: to be marked where the machine is drawn. */
import type { Step } from "../history/step";

export interface Taken {
  state(name: string): boolean;
  /** `to` is null for the end. */
  exit(from: string, to: string | null): boolean;
  /** How a state was left, where it was not by success. */
  failed(name: string): boolean;
}

/** Nothing is marked. */
export const nothingTaken: Taken = { state: () => false, exit: () => false, failed: () => false };

/** What the steps of a history came through. */
export function takenBy(steps: readonly Step[]): Taken {
  const states = new Set(steps.map(({ state }) => state));
  const exits = new Set(steps.filter(({ exit }) => exit !== null).map(({ state, next }) => key(state, next)));
  const failed = new Set(steps.filter(({ outcome }) => outcome === "failed").map(({ state }) => state));
  return {
    state: (name) => states.has(name),
    exit: (from, to) => exits.has(key(from, to)),
    failed: (name) => failed.has(name),
  };
}

function key(from: string, to: string | null): string {
  return JSON.stringify([from, to]);
}
