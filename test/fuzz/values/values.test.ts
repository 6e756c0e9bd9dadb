/** Random expressions against JavaScript; `npm run fuzz:values` tries more of them. */
import { tryValues } from "./campaign";

const programs = 80;

test(`${programs} programs of values do what JavaScript does`, async () => {
  const { differences, refused, outlined, limits, runs } = await tryValues(1_000_000, programs);
  process.stdout.write(
    `${programs} programs of values, ${runs} runs; ${refused.length} refused, ${outlined} outlined, ${limits} runs met a limit\n`,
  );
  expect(differences).toEqual([]);
  expect(runs).toBeGreaterThan(programs * 4);
  expect(refused.length).toBeLessThanOrEqual(programs * 0.05);
});
