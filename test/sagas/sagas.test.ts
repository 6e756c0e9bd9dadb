/**
 * Random sagas of a fixed seed against an oracle that shares no code with the compiler, the words or the runtime: in worlds
 * where anything may fail, before or after it took effect, the machines do what sixty lines of plain JavaScript do, and
 * nothing is ever forgotten.
 */
import { repository } from "../build/temporary-project";
import { campaign } from "./campaign";
import type { Tally } from "./campaign";
import { worldsEach } from "./world";

const first = 20_261_122;
const sagas = 200;

describe("random sagas", () => {
  let tally: Tally;

  beforeAll(async () => {
    tally = await campaign(first, sagas, { repository });
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
