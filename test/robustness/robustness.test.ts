/**
 * The compiler on functions that nobody wrote for it: it refuses or compiles each of them, and never stumbles.
 * `npm run robustness -- --all` tries every module of the corpus.
 */
import { codes } from "./codes";
import { corpus, spread } from "./corpus";
import { Trial } from "./trial";
import type { Result } from "./trial";

const trial = new Trial(codes);
const modules = spread(corpus(), 32);
const results: Result[] = [];

/**
 * Seconds of CPU for one module. Five are promised on a machine of today that has nothing else to do; a slower one, that
 * runs another test beside, has three times that: work that grows with the square of a file goes far beyond.
 */
const allowed = 15;

jest.setTimeout(3_600_000);

describe.each([
  ["as they are", false],
  ["with tasks in the place of what they call", true],
])("functions %s", (_, effects) => {
  test.each(modules.map((module) => [module.path, module] as const))("%s", (_path, module) => {
    const result = trial.try(module, effects);
    results.push(result);
    expect(result.faults).toEqual([]);
    expect(result.time / 1_000).toBeLessThan(allowed);
  });
});

test("a good many functions are tried, and some of them compile", () => {
  const sum = (count: (result: Result) => number): number => results.reduce((total, each) => total + count(each), 0);
  const met = new Set(results.flatMap((result) => result.codes));
  const [tried, emitted] = [sum((each) => each.tried), sum((each) => each.emitted)];
  const slowest = (Math.max(...results.map(({ time }) => time)) / 1_000).toFixed(1);
  const counts = `${tried} functions, ${emitted} state machines, ${met.size} sorts of diagnostics`;
  process.stdout.write(`${counts}; the slowest module took ${slowest} s\n`);
  expect(tried).toBeGreaterThan(200);
  expect(emitted).toBeGreaterThan(20);
  expect(met.size).toBeGreaterThan(8);
});
