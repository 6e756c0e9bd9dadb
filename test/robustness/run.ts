/**
 * npm run robustness -- [--all] [--count 200] [--functions 40] [--from 1] [--seconds 3600]
 * The compiler on functions that nobody wrote for it, so many of each module of this project and of packages that ship their
 * sources. It says what happened, and shows every fault and the slowest modules; docs/fuzzing.md tells what the last run came to.
 * After so many seconds it stops, and says with which module to go on.
 */
import { parseArgs } from "node:util";
import { corpus, spread } from "./corpus";
import { bothWays, tryTogether, type Result } from "./trial";

const { values: options } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    count: { type: "string", default: "200" },
    functions: { type: "string", default: "40" },
    from: { type: "string", default: "1" },
    seconds: { type: "string", default: "Infinity" },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const modules = options.all ? corpus() : spread(corpus(), Number(options.count));
const from = Math.max(1, Number(options.from));
const end = Date.now() + Number(options.seconds) * 1_000;

/** So many modules share a program: more take more memory, and no less time. */
const together = 40;

const done: Result[] = [];
let next = from;
for (; next <= modules.length && Date.now() < end; next += together) {
  const results = tryTogether(
    modules.slice(next - 1, next - 1 + together).flatMap(bothWays),
    Number(options.functions),
  );
  done.push(...results);
  for (const fault of results.flatMap(({ faults }) => faults)) say(fault);
  say(summary());
}
report();

function summary(): string {
  const sum = (count: (each: Result) => number): number => done.reduce((total, each) => total + count(each), 0);
  const tried = sum((each) => each.tried);
  const emitted = sum((each) => each.emitted);
  const faults = sum((each) => each.faults.length);
  const place = `${from} to ${Math.min(next + together, modules.length + 1) - 1} of ${modules.length}`;
  return `modules ${place}: ${tried} functions, ${emitted} state machines, ${faults} faults`;
}

function report(): void {
  const slowest = [...done].sort((a, b) => b.time - a.time).slice(0, 5);
  say("the slowest, in seconds of CPU:");
  for (const { module, time } of slowest) say(`  ${(time / 1_000).toFixed(1).padStart(6)}  ${module.path}`);
  for (const fault of done.flatMap(({ faults }) => faults)) say(`fault: ${fault}`);
  if (next <= modules.length) say(`go on with --from ${next}`);
  process.exitCode = done.some(({ faults }) => faults.length > 0) ? 1 : 0;
}
