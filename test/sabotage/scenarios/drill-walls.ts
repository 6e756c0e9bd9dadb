/** Everything that can happen to somebody who drills. */
import { when } from "../../../src/testing/stub";
import { inTurn } from "../answers";
import { eachFailing, subject } from "../subject";
import { drillWalls } from "../workflows/drill-walls";
import { Broken, drill, lock, Pipe, pull, Stuck, unlock } from "../workflows/tasks";

const job = { tool: "hammer drill", walls: ["north", "east", "south"] };
const drilling = (...answers: (number | Error)[]) =>
  when(drill, inTurn(...answers.map((answer) => (answer instanceof Error ? answer : { depth: answer }))));

const fine = [when(unlock, { key: "K1" }), when(drill, { depth: 2 }), when(pull, undefined), when(lock, undefined)];

export const drills = subject(drillWalls, "test/sabotage/workflows/drill-walls.ts", fine, {
  "three walls": () => [job],
  "no wall": () => [{ ...job, walls: [] }],
  "a thin wall": () => [job, drilling(1, 11)],
  "just not too deep": () => [job, drilling(1, 10, 2)],
  "no depth at all": () => [job, drilling(0, 0)],
  "stuck once": () => [job, drilling(3, new Stuck("in the wall"), 4)],
  "stuck, and it cannot be pulled": () => [job, drilling(new Stuck("for ever")), when(pull, new Error("too weak"))],
  "stuck, and pulling breaks a pipe": () => [job, drilling(5, new Stuck("for ever")), when(pull, new Pipe("wet"))],
  "stuck in the last wall": () => [job, drilling(3, 4, new Stuck("nearly"))],
  "stuck in every wall": () => [job, drilling(new Stuck("in the wall"))],
  "it breaks at once": () => [job, drilling(new Broken("no more"))],
  "it breaks": () => [job, drilling(3, new Broken("no more"))],
  "a pipe": () => [job, drilling(3, new Pipe("water"))],
  ...eachFailing(job, [unlock, drill], [new Stuck("a"), new Broken("b"), new Pipe("c"), new TypeError("d")]),
  "pulling fails": () => [job, drilling(new Stuck("a")), when(pull, new Stuck("b"))],
  "pulling breaks it": () => [job, drilling(new Stuck("a")), when(pull, new Broken("b"))],
  "the key cannot be turned back": () => [job, when(lock, new Error("bent"))],
  "a pipe, and the key cannot be turned back": () => [job, drilling(new Pipe("gas")), when(lock, new Error("bent"))],
  "another error, and the key cannot be turned back": () => [
    job,
    drilling(new Error("x")),
    when(lock, new Pipe("bent")),
  ],
});
