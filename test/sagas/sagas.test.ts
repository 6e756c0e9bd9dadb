/**
 * Random sagas of a fixed seed against an oracle that shares no code with the compiler, the words or the runtime: in worlds
 * where anything may fail, before or after it took effect, the machines do what sixty lines of plain JavaScript do, and
 * nothing is ever forgotten.
 */
import { memoryProject } from "../../scripts/docs/memory-project";
import { repository } from "../build/temporary-project";
import { campaign } from "./campaign";
import type { Tally } from "./campaign";
import { planted } from "./planted";
import { worldsEach } from "./world";

const first = 20_261_122;
const sagas = 200;
const project = memoryProject(repository);

describe("random sagas", () => {
  let tally: Tally;

  beforeAll(async () => {
    tally = await campaign(first, sagas, { project });
  }, 300_000);

  test("forget nothing, and do as machines what they do as functions", () => {
    expect(tally.findings).toEqual([]);
    expect(tally.programs).toBe(sagas);
  });

  test("are compiled, and run to their end", () => {
    expect([...tally.refusals]).toEqual([]);
    expect(tally.runs).toBe(sagas * worldsEach);
    expect(tally.limits).toBeLessThan(sagas * 0.05);
    expect(tally.late).toBeGreaterThan(sagas * 0.1);
  });
});

/** Each planted mistake, which of the sagas finds it, and what that shows. */
const found = [
  ["a nested scope forgets its blocks when it is done", 29, "is left, and Error does not say so"],
  ["a nested scope is none", 40, "is nothing in the machine, release(s2.1)"],
  ["commit forgets nothing", 40, "call 8 is tell(s7/1.1)"],
  ["rollback undoes nothing", 81, "is work(end)"],
  ["what must halt is passed over", 22, "the machine throws CompensationFailed"],
  ["undoing is tried once", 1, "is nothing in the machine, release(s5/s9/s11.1)"],
  ["no registration on a catcher", 3, "s5/0.1 is left, and CompensationFailed does not say so"],
  ["no registration where a step succeeds in a loop", 2, "call 1 is take(s4/m1:a)"],
  ["the stack grows at its other end", 3, "s3/0.1 is given back before s5/0.1"],
  ["what members register comes before what was there", 5, "s4/m1:a.1 is given back before s7/m1:a/m5:0.1"],
  ["of errors of members, the first in the list goes on", 5, "the machine throws Elsewhere"],
  ["what other members could not undo is not reported", 44, "the function throws CompensationFailed"],
  ["a failed compensation is not reported", 1, "the machine throws CompensationFailed"],
  ["the last error takes the place of the first", 1, "the machine throws CompensationFailed"],
  ["a cause is parsed in Assign", 0, "the machine fails with States.QueryEvaluationError"],
  ["blocks run side by side", 2, "the machine takes 6215 ms, the function 7858 ms"],
] as const;

test("every planted mistake is known to be found", () => {
  expect(found.map(([name]) => name)).toEqual(planted.map(({ name }) => name));
});

test.each(found)("%s: found", async (name, number, shows) => {
  const sabotage = planted.find((mistake) => mistake.name === name)?.sabotage ?? {};
  const { findings } = await campaign(first + number, 1, { project, sabotage });
  expect(findings.map(({ what }) => what)).toEqual([expect.stringContaining(shows)]);
});
