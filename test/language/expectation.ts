/** Holds what was played against what the case expects. */
import { agree } from "../../src/testing/ending";
import type { Ending } from "../../src/testing/ending";
import type { Case } from "./fixture-files";
import type { Played } from "./play";

/** Fails the test unless machine, function and case agree. */
export function expectPlayed(played: Played, expected: Case): void {
  const { calls = [], expect: wanted } = expected;
  const { machine, native, difference } = played;
  const inOrder = (made: readonly (readonly unknown[])[]): readonly unknown[] =>
    played.concurrent ? made.map((call) => JSON.stringify(call)).sort() : made;
  expect({ difference, machine, native, calls: inOrder(played.calls) }).toEqual({
    difference: null,
    machine: sameAs(machine, wanted) ? machine : endingIn(wanted),
    native: sameAs(native, wanted) ? native : endingIn(wanted),
    calls: inOrder(calls),
  });
  if (expected.seconds !== undefined) expect(played.seconds).toBe(expected.seconds);
}

/** As the testing kit compares them: the engine's own errors by their names, results by their values. */
function sameAs(ending: Ending, wanted: Case["expect"]): boolean {
  const meant = endingIn(wanted);
  const silent = "throws" in wanted && wanted.throws.message === undefined;
  if (silent && ending.kind === "threw") return ending.name === wanted.throws.name;
  return agree(ending, meant);
}

function endingIn(wanted: Case["expect"]): Ending {
  if ("returns" in wanted) return { kind: "returned", value: wanted.returns };
  const { name, message = "" } = wanted.throws;
  return { kind: "threw", name, message: typeof message === "string" ? message : JSON.stringify(message) };
}
