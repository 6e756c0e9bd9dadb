/**
 * The compiler on functions that nobody wrote for it: it refuses or compiles each of them, and never stumbles.
 * ROBUSTNESS=all tries every module of the corpus, ROBUSTNESS=200 so many of them.
 */
import * as annotations from "../../compiler/diagnostics/catalog/annotations";
import * as calls from "../../compiler/diagnostics/catalog/calls";
import * as check from "../../compiler/diagnostics/catalog/check";
import * as input from "../../compiler/diagnostics/catalog/input";
import * as internal from "../../compiler/diagnostics/catalog/internal";
import * as language from "../../compiler/diagnostics/catalog/language";
import { corpus, spread } from "./corpus";
import { Trial } from "./trial";
import type { Result } from "./trial";

const catalog: readonly object[] = [annotations, calls, check, input, internal, language];
const kinds: readonly { readonly code: string }[] = catalog.flatMap((part) => Object.values(part) as never[]);
const trial = new Trial(new Set(kinds.map(({ code }) => code)));
const wanted = process.env["ROBUSTNESS"] ?? "45";
const modules = wanted === "all" ? corpus() : spread(corpus(), Number(wanted));
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
  const codes = new Set(results.flatMap((result) => result.codes));
  const [tried, emitted] = [sum((each) => each.tried), sum((each) => each.emitted)];
  const slowest = (Math.max(...results.map(({ time }) => time)) / 1_000).toFixed(1);
  const counts = `${tried} functions, ${emitted} state machines, ${codes.size} sorts of diagnostics`;
  process.stdout.write(`${counts}; the slowest module took ${slowest} s\n`);
  expect(tried).toBeGreaterThan(200);
  expect(emitted).toBeGreaterThan(20);
  expect(codes.size).toBeGreaterThan(8);
});
