/** npm run fuzz:values -- [--seconds 600] [--seed N]: random expressions, for as long as it is told; see docs/fuzzing.md. */
import { parseArgs } from "node:util";
import { tryValues } from "./campaign";

const together = 40;

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "600" }, seed: { type: "string" } },
});

async function main(): Promise<void> {
  const first = Number(options.seed ?? Math.floor(Date.now() / 1_000) * 1_000);
  const end = Date.now() + Number(options.seconds) * 1_000;
  const sum = { programs: 0, runs: 0, refused: 0, outlined: 0, limits: 0, differences: 0 };
  for (let seed = first; Date.now() < end; seed += together) {
    const batch = await tryValues(seed, together);
    for (const each of [...batch.differences, ...batch.refused]) process.stdout.write(`${each}\n`);
    sum.programs += batch.programs;
    sum.runs += batch.runs;
    sum.refused += batch.refused.length;
    sum.outlined += batch.outlined;
    sum.limits += batch.limits;
    sum.differences += batch.differences.length;
    if (sum.programs % (together * 10) === 0) process.stdout.write(`from ${first} on: ${JSON.stringify(sum)}\n`);
  }
  process.stdout.write(`from ${first} on: ${JSON.stringify(sum)}\n`);
  if (sum.differences > 0) process.exitCode = 1;
}

void main();
