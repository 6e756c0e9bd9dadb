/**
 * npm run fuzz -- [--seconds 600] [--seed N] [--count N] [--shrink 120] [--planted [--only "part of a name"]]
 * Tries random programs for as long as it is told, shrinks what it finds and prints it as fixtures; see docs/fuzzing.md.
 */
import { parseArgs } from "node:util";
import { memoryProject } from "../../scripts/docs/memory-project";
import { campaign } from "./campaign";
import type { Finding, Tally } from "./campaign";
import { generate } from "./generate/program";
import { minimal } from "./minimal";
import { shares } from "./summary";
import { planted, whoFinds } from "./planted";
import type { Found } from "./planted";

const repository = process.cwd();

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    seed: { type: "string" },
    count: { type: "string" },
    shrink: { type: "string", default: "120" },
    show: { type: "boolean", default: false },
    planted: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const seed = Number(options.seed ?? Math.floor(Date.now() / 1_000) * 1_000);
  if (options.show) return say(generate(seed).text);
  if (options.planted) return tryPlanted(seed);
  const end = Date.now() + Number(options.seconds) * 1_000;
  say(`programs from seed ${seed} on`);
  let said = Date.now();
  let shown = 0;
  const goOn = (tally: Tally): boolean => {
    for (const { seed: found, what } of tally.findings.slice(shown)) say(`seed ${found}: ${what}`);
    shown = tally.findings.length;
    if (Date.now() - said > 15_000) {
      say(shares(tally));
      said = Date.now();
    }
    return Date.now() < end;
  };
  const tally = await campaign(seed, Number(options.count ?? 1_000_000), { project: memoryProject(repository), goOn });
  say(summary(tally));
  for (const finding of [...tally.findings, ...tally.illTyped.slice(0, 10)]) await report(finding, tally);
  if (tally.findings.length + tally.illTyped.length > 0) process.exitCode = 1;
}

function summary(tally: Tally): string {
  const exampleOf = (key: string): string =>
    tally.examples.has(key) ? ` (as in the program of seed ${tally.examples.get(key)})` : "";
  const table = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([key, times]) => `  ${String(times).padStart(6)}  ${key}${exampleOf(key)}`)
      .join("\n");
  return [
    shares(tally),
    "statements:",
    table(tally.coverage),
    "refused:",
    table(tally.refusals),
    "outlined:",
    table(tally.outlined),
    "limits met:",
    table(tally.limits),
  ].join("\n");
}

async function report(finding: Finding, { illTyped }: Tally): Promise<void> {
  say(`\nseed ${finding.seed}: ${finding.what}`);
  if (illTyped.includes(finding)) return say("the generator has made what is no program");
  if (options.shrink === "0") return;
  const { text, what, cases } = await minimal(finding, { repository, seconds: Number(options.shrink) });
  say(`\n${what}\n\n--- workflow.ts\n${text}\n--- cases.json\n${cases}`);
}

/** A table for docs/fuzzing.md. */
async function tryPlanted(first: number): Promise<void> {
  const most = Number(options.count ?? 2_000);
  const tell = (name: string, { programs, what }: Found): void => say(`${programs}: ${name}: ${what.slice(0, 120)}`);
  const wanted = planted.filter(({ name }) => name.includes(options.only));
  const found = await whoFinds(wanted, { project: memoryProject(repository), first, most, tell });
  const rows = wanted.map(({ name }) => ({ name, programs: found.get(name)?.programs ?? Infinity }));
  rows.sort((a, b) => a.programs - b.programs);
  const shown = rows.map(({ name, programs }) => `| ${name} | ${programs === Infinity ? "not found" : programs} |`);
  say(
    ["", `Programs from seed ${first} on`, "", "| mistake | found at program |", "| --- | --- |", ...shown].join("\n"),
  );
  if (found.size < wanted.length) process.exitCode = 1;
}

void main();
