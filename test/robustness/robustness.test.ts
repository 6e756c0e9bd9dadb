/**
 * The compiler on functions that nobody wrote for it: it refuses or compiles each of them, and never stumbles.
 * `npm run robustness -- --all` tries every module of the corpus.
 */
import { corpus, spread } from "./corpus";
import { bothWays, tryTogether } from "./trial";
import type { Result } from "./trial";

const modules = spread(corpus(), 40);
let results: readonly Result[] = [];

/**
 * Seconds of CPU for one module. Five are promised on a machine of today that has nothing else to do; a slower one, that
 * runs another test beside, has three times that: work that grows with the square of a file goes far beyond.
 */
const allowed = 15;

jest.setTimeout(3_600_000);

beforeAll(() => {
  results = tryTogether(modules.flatMap(bothWays));
});

test.each(modules.map(({ path }) => path))("%s", (path) => {
  const both = results.filter(({ module }) => module.path === path);
  expect(both.flatMap(({ faults }) => faults)).toEqual([]);
  expect(Math.max(...both.map(({ time }) => time)) / 1_000).toBeLessThan(allowed);
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
