/** Everything that can happen to a tank. */
import { when } from "../../../src/testing/stub";
import { subject } from "../subject";
import { fillTank } from "../workflows/fill-tank";
import type { Tank } from "../workflows/fill-tank";
import { closeValve, openValve, ring } from "../workflows/tasks";

const tank = (mode: Tank["mode"], patience: number): Tank => ({ mode, patience });

const litres: { readonly [valve: string]: number } = { main: 10, top: 40, middle: 20, side: 5, boost: 17 };
const opening = (other: { readonly [valve: string]: number | Error }) =>
  when(openValve, async (valve) => {
    const answer = other[valve] ?? litres[valve] ?? 0;
    if (answer instanceof Error) throw answer;
    return answer;
  });

const fine = [opening({}), when(closeValve, undefined), when(ring, undefined)];
const failing = { boost: new Error("no pressure") };

export const tanks = subject(fillTank, "test/sabotage/workflows/fill-tank.ts", fine, {
  full: () => [tank("full", 9)],
  half: () => [tank("half", 9)],
  drip: () => [tank("drip", 9)],
  off: () => [tank("off", 9)],
  "exactly full": () => [tank("half", 0), opening({ main: 60, middle: 20, side: 20 })],
  "a leak": () => [tank("drip", 2)],
  "the main valve fails": () => [tank("full", 1), opening({ main: new Error("rust") })],
  "the top valve fails": () => [tank("full", 1), opening({ top: new Error("rust") })],
  "the middle valve fails": () => [tank("half", 1), opening({ middle: new TypeError("rust") })],
  "nobody hears the drip": () => [tank("drip", 1), when(ring, new Error("deaf"))],
  "the side valve fails": () => [tank("half", 1), opening({ side: new Error("rust") })],
  "the boost fails": () => [tank("half", 9), opening(failing)],
  "nobody hears that it is full": () => [
    tank("half", 0),
    opening({ main: 90 }),
    when(ring, async (message) => {
      if (message === "full") throw new RangeError("deaf");
    }),
  ],
  "the boost fails, and the side valve stays open": () => [
    tank("half", 9),
    opening(failing),
    when(closeValve, async (valve) => {
      if (valve === "side") throw new Error("stuck");
    }),
  ],
  "the boost fails, and the main valve stays open": () => [
    tank("half", 9),
    opening(failing),
    when(closeValve, async (valve) => {
      if (valve === "main") throw new Error("stuck");
    }),
  ],
  "the boost fails, and nobody is told of the main valve": () => [
    tank("half", 9),
    opening(failing),
    when(ring, new Error("deaf")),
  ],
});
