/**
 * npm run fuzz:sagas -- [--count 5000] [--seed N] [--show] [--planted]
 * Tries random sagas in small worlds; see docs/fuzzing.md.
 */
import { parseArgs } from "node:util";
import { memoryProject } from "../../scripts/docs/memory-project";
import { campaign } from "./campaign";
import type { Finding, Tally } from "./campaign";
import { generate } from "./generate/program";
import { planted, whoFinds } from "./planted";

const { values: options } = parseArgs({
  options: {
    count: { type: "string", default: "5000" },
    seed: { type: "string" },
    show: { type: "boolean", default: false },
    planted: { type: "boolean", default: false },
  },
});

const project = memoryProject(process.cwd());

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const seed = Number(options.seed ?? Math.floor(Date.now() / 1_000) * 1_000);
  if (options.show) return say(generate(seed).text);
  if (options.planted) return tryPlanted(seed);
  say(`sagas from seed ${seed} on`);
  let said = Date.now();
  let told = 0;
  const goOn = (tally: Tally): boolean => {
    for (const finding of tally.findings.slice(told)) tell(finding);
    told = tally.findings.length;
    if (Date.now() - said > 15_000) {
      say(progress(tally));
      said = Date.now();
    }
    return true;
  };
  const tally = await campaign(seed, Number(options.count), { project, goOn });
  say(progress(tally));
  for (const [refusal, count] of tally.refusals) say(`  refused ${count}: ${refusal}`);
  if (tally.findings.length > 0) process.exitCode = 1;
}

function tell({ seed, world, what, text }: Finding): void {
  say(`\nseed ${seed}, world ${world}: ${what}\n${text}`);
}

async function tryPlanted(seed: number): Promise<void> {
  for (const bug of planted) {
    const found = await whoFinds(bug, { project, first: seed, most: 1_000 });
    const what = found === null ? "not found" : `found by saga ${found.programs}: ${found.what.slice(0, 100)}`;
    say(`${bug.name.padEnd(60)} ${what}`);
    if (found === null) process.exitCode = 1;
  }
}

function progress({ programs, runs, late, limits, findings }: Tally): string {
  return `${programs} sagas, ${runs} runs, ${late} late, ${limits} too long, ${findings.length} violations`;
}

void main();
