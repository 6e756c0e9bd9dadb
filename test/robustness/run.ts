/**
 * npm run robustness -- [--all] [--count 200]
 * The compiler on functions that nobody wrote for it, in modules of this project and of packages that ship their sources;
 * says what happened, and shows every fault. docs/fuzzing.md tells what the last run came to.
 */
import { parseArgs } from "node:util";
import { codes } from "./codes";
import { corpus, spread } from "./corpus";
import { Trial } from "./trial";

const { values: options } = parseArgs({
  options: { all: { type: "boolean", default: false }, count: { type: "string", default: "200" } },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const modules = options.all ? corpus() : spread(corpus(), Number(options.count));
const trial = new Trial(codes);
const total = { modules: 0, tried: 0, emitted: 0, faults: 0, slowest: 0, where: "" };

for (const module of modules) {
  for (const effects of [false, true]) {
    const { tried, emitted, faults, time } = trial.try(module, effects);
    total.tried += tried;
    total.emitted += emitted;
    total.faults += faults.length;
    for (const fault of faults) say(fault);
    if (time > total.slowest) Object.assign(total, { slowest: time, where: module.path });
  }
  if (++total.modules % 25 === 0) say(summary());
}
say(summary());
process.exitCode = total.faults > 0 ? 1 : 0;

function summary(): string {
  const { modules: done, tried, emitted, faults, slowest, where } = total;
  const counts = `${done} of ${modules.length} modules: ${tried} functions, ${emitted} state machines, ${faults} faults`;
  return `${counts}; the slowest took ${(slowest / 1_000).toFixed(1)} s of CPU (${where})`;
}
