/**
 * Random programs of a fixed seed: what the function of each does, its machines do. And the programs are good enough:
 * they hold every statement in every place, and they find mistakes that are planted in the compiler.
 *
 *   FUZZ_PLANTED=all npx jest test/fuzz      tries every planted mistake
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { memoryProject } from "../../scripts/docs/memory-project";
import { repository } from "../build/temporary-project";
import { campaign } from "./campaign";
import type { Tally } from "./campaign";
import { compileAll } from "./compiled";
import { judge } from "./judge";
import { shares, sum } from "./summary";
import { firstWithChains } from "./generate/behind";
import type { Place } from "./generate/context";
import { generate } from "./generate/program";
import { firstWithNames } from "./generate/names";
import { firstWithMembers, firstWithNested } from "./generate/nested";
import { firstWithRecursion } from "./generate/recursion";
import { rules } from "./generate/statements";
import { planted, whoFinds } from "./planted";
import { worldOf } from "./world";

const first = 20_261_121_000;
const programs = 300;

const project = memoryProject(repository);

describe("random programs", () => {
  let tally: Tally;

  beforeAll(async () => {
    tally = await campaign(first, programs, { project });
    process.stdout.write(`${shares(tally)}\n`);
  }, 600_000);

  test("type-check", () => expect(tally.illTyped).toEqual([]));

  test("do as machines what they do as functions", () => {
    expect(tally.findings).toEqual([]);
    expect(tally.programs).toBe(programs);
  });

  test("are rarely refused, rarely outlined, and rarely meet a limit", () => {
    expect([...tally.refusals.keys()].filter((what) => what.startsWith("SFN9"))).toEqual([]);
    expect(sum(tally.refusals)).toBeLessThanOrEqual(programs * 0.01);
    expect(sum(tally.outlined)).toBeLessThanOrEqual(programs * 0.05);
    expect(sum(tally.limits)).toBeLessThan(programs * 0.05);
  });
});

test("programs of one seed are the same", () => expect(generate(7).text).toBe(generate(7).text));

/**
 * Statements that cannot stand in a place: nothing to leave (a member of a group begins without a loop), nothing caught;
 * registrations in members, which wait for each other; closures, in code that runs several times. And `keys`, which few
 * programs hold, because its code is outlined.
 */
const impossible: { readonly [kind: string]: readonly Place[] } = {
  leave: ["map"],
  leaveIf: ["map"],
  leaveBlock: ["map"],
  rethrow: ["finally", "map"],
  compensate: ["map"],
  saga: ["map"],
  commit: ["map"],
  rollback: ["map"],
  keys: ["branch", "loop", "map"],
  closure: ["loop", "map"],
  asyncClosure: ["loop", "map"],
};

test("2,000 programs wait three times each, and hold every statement in every place, twenty times at least", () => {
  const coverage = new Map<string, number>();
  const hasty: number[] = [];
  for (let seed = first; seed < first + 2_000; seed++) {
    const { text, coverage: counts } = generate(seed);
    if ((text.match(/\bawait\b/g) ?? []).length < 3) hasty.push(seed);
    for (const [key, count] of counts) coverage.set(key, (coverage.get(key) ?? 0) + count);
  }
  expect(hasty).toEqual([]);
  const older = Object.keys(rules).filter((kind) => kind !== "recursion" && kind !== "name");
  const wanted = older.flatMap((kind) =>
    places.filter((place) => !impossible[kind]?.includes(place)).map((place) => `${kind} in ${place}`),
  );
  expect(wanted.filter((key) => (coverage.get(key) ?? 0) < 20)).toEqual([]);
});

/** Many of them are refused: nothing is said here of how many. */
test("programs in which what is changed has two names do nothing else than the function", async () => {
  const tally = await campaign(firstWithNames, 20, { project });
  process.stdout.write(`${shares(tally)}\n`);
  expect(tally.illTyped).toEqual([]);
  expect(tally.findings).toEqual([]);
  expect(sum(tally.refusals)).toBeLessThan(20);
}, 120_000);

test("programs in which promises go on, and elements count, do what they do as functions", async () => {
  const tally = await campaign(firstWithChains, 20, { project });
  process.stdout.write(`${shares(tally)}\n`);
  expect(tally.illTyped).toEqual([]);
  expect(tally.findings).toEqual([]);
  expect(sum(tally.refusals)).toBeLessThanOrEqual(1);
}, 120_000);

/** Most of them are refused: what a machine cannot hold is known by two names in them. */
test("programs in which objects lie in objects do nothing else than the function", async () => {
  const tally = await campaign(firstWithNested, 60, { project });
  process.stdout.write(`${shares(tally)}\n`);
  expect(tally.illTyped).toEqual([]);
  expect(tally.findings).toEqual([]);
  expect([...tally.refusals.keys()].filter((what) => !what.startsWith("SFN1"))).toEqual([]);
  expect(sum(tally.refusals)).toBeLessThan(50);
}, 120_000);

test("programs whose members change what they are called with do nothing else than the function", async () => {
  const tally = await campaign(firstWithMembers, 40, { project });
  process.stdout.write(`${shares(tally)}\n`);
  expect(tally.illTyped).toEqual([]);
  expect(tally.findings).toEqual([]);
  expect([...tally.refusals.keys()].filter((what) => !/^SFN[12]/.test(what))).toEqual([]);
  expect(sum(tally.refusals)).toBeLessThan(28);
}, 120_000);

describe("programs with functions that call themselves", () => {
  test("do as machines what they do as functions", async () => {
    const tally = await campaign(firstWithRecursion, 12, { project });
    process.stdout.write(`${shares(tally)}\n`);
    expect(tally.illTyped).toEqual([]);
    expect(tally.findings).toEqual([]);
    expect(sum(tally.refusals)).toBeLessThanOrEqual(1);
  }, 120_000);

  test("have them in every place, three times in 200 programs at least", () => {
    const coverage = new Map<string, number>();
    for (let seed = firstWithRecursion; seed < firstWithRecursion + 200; seed++) {
      const count = generate(seed).coverage;
      for (const place of places) {
        const key = `recursion in ${place}`;
        coverage.set(key, (coverage.get(key) ?? 0) + (count.get(key) ?? 0));
      }
    }
    expect([...coverage].filter(([, count]) => count < 3)).toEqual([]);
    expect(coverage.size).toBe(places.length);
  });
});

const loop = "let n = 0;\n  while (true) n += 1;";
const waiting =
  'while (true) {\n    try {\n      await sleep("1 second");\n    } finally {\n      continue;\n    }\n  }';

test.each([
  ["does not parse", "const n = ;", "ill-typed"],
  ["does not type-check", 'const n: number = "a";', "ill-typed"],
  ["neither waits nor ends", loop, "too many calls"],
  ["waits for ever", waiting, "too many calls"],
])("what is left of a program while it is shrunk is passed over where it %s", async (_, statements, expected) => {
  const text = [
    'import { sleep } from "sfn-compile";',
    "/** @workflow */",
    "export async function workflow(): Promise<void> {",
    '  await sleep("1 second");',
    `  ${statements}`,
    "}",
  ].join("\n");
  for (const [{ seed }, compiled] of compileAll(project, [{ seed: 1, text }], "candidates")) {
    if (compiled.kind !== "compiled") expect(compiled.kind).toBe(expected);
    else
      expect(await judge(compiled.native, compiled.ways, worldOf(seed, false))).toEqual({
        kind: "limit",
        what: expected,
      });
  }
});

const places: readonly Place[] = ["branch", "loop", "try", "catch", "finally", "map"];

/** In the table of docs/fuzzing.md: those that so many programs find; `FUZZ_PLANTED=all` tries all of them. */
const most = process.env["FUZZ_PLANTED"] === "all" ? 2_000 : 12;
const page = readFileSync(join(repository, "docs/fuzzing.md"), "utf8");
const [table = ""] = /^\| mistake +\| found at program \|\n(\|.*\n)+/m.exec(page) ?? [];
const rows = [...table.matchAll(/^\| (\S.*?) +\| +(\d+) +\|$/gm)];
const told = new Map(rows.map(([, name = "", programs]) => [name, Number(programs)]));

test("the table tells of forty planted mistakes and more, each found by one of 2,000 programs", () => {
  const names = planted.map(({ name }) => name);
  expect([...told.keys()].filter((name) => !names.includes(name))).toEqual([]);
  expect(told.size).toBeGreaterThanOrEqual(40);
  expect(Math.max(...told.values())).toBeLessThanOrEqual(2_000);
});

test("programs find planted mistakes as soon as the table says", async () => {
  const tried = planted.filter(({ name }) => (told.get(name) ?? Infinity) <= most);
  const found = await whoFinds(tried, { project, first, most });
  expect(tried.filter(({ name }) => !found.has(name)).map(({ name }) => name)).toEqual([]);
}, 1_200_000);
