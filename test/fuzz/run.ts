/**
 * npm run fuzz -- [--seconds 600] [--seed N] [--count N] [--shrink 120] [--planted]
 * Tries random programs for as long as it is told, shrinks what it finds and prints it as fixtures; see docs/fuzzing.md.
 */
import { parseArgs } from "node:util";
import { campaign } from "./campaign";
import type { Finding, Tally } from "./campaign";
import { generate } from "./generate/program";
import { minimal } from "./minimal";
import { planted, whoFinds } from "./planted";

const repository = process.cwd();

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    seed: { type: "string" },
    count: { type: "string", default: "1000000" },
    shrink: { type: "string", default: "120" },
    show: { type: "boolean", default: false },
    planted: { type: "boolean", default: false },
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
      say(progress(tally));
      said = Date.now();
    }
    return Date.now() < end;
  };
  const tally = await campaign(seed, Number(options.count), { repository, goOn });
  say(summary(tally));
  for (const finding of [...tally.findings, ...tally.illTyped.slice(0, 10)]) await report(finding, tally);
  if (tally.findings.length + tally.illTyped.length > 0) process.exitCode = 1;
}

function progress({ programs, runs, findings }: Tally): string {
  return `${programs} programs, ${runs} runs, ${findings.length} differences`;
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
    progress(tally),
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

async function tryPlanted(seed: number): Promise<void> {
  for (const bug of planted) {
    const found = await whoFinds(bug, { repository, first: seed, most: 2_000 });
    say(
      `${bug.name.padEnd(60)} ${found === null ? "not found" : `found by program ${found.programs}: ${found.what.slice(0, 100)}`}`,
    );
    if (found === null) process.exitCode = 1;
  }
}

void main();
