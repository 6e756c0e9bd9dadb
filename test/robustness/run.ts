/**
 * npm run robustness -- [--all] [--count 200] [--from 1] [--seconds 3600]
 * The compiler on functions that nobody wrote for it, in modules of this project and of packages that ship their sources;
 * says what happened, and shows every fault and the slowest modules. docs/fuzzing.md tells what the last run came to.
 * After so many seconds it stops, and says with which module to go on.
 */
import { parseArgs } from "node:util";
import { codes } from "./codes";
import { corpus, spread } from "./corpus";
import type { Module } from "./corpus";
import { Trial } from "./trial";

const { values: options } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    count: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    seconds: { type: "string", default: "Infinity" },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What a module came to. */
interface Tried {
  readonly path: string;
  readonly tried: number;
  readonly emitted: number;
  readonly faults: readonly string[];
  /** Seconds of CPU. */
  readonly time: number;
}

const modules = options.all ? corpus() : spread(corpus(), Number(options.count));
const from = Math.max(1, Number(options.from));
const end = Date.now() + Number(options.seconds) * 1_000;

/** So many modules share a program: one that lives on keeps what it has read of every package. */
const together = 100;

const done: Tried[] = [];
let trial = new Trial(codes);
let said = Date.now();

for (const module of modules.slice(from - 1)) {
  if (Date.now() > end) break;
  if (done.length % together === 0) trial = new Trial(codes);
  const result = tryModule(module);
  done.push(result);
  for (const fault of result.faults) say(fault);
  if (Date.now() - said < 15_000) continue;
  said = Date.now();
  say(summary());
}
report();

function tryModule(module: Module): Tried {
  const [plain, effects] = [trial.try(module, false), trial.try(module, true)];
  return {
    path: module.path,
    tried: plain.tried + effects.tried,
    emitted: plain.emitted + effects.emitted,
    faults: [...plain.faults, ...effects.faults],
    time: Math.max(plain.time, effects.time) / 1_000,
  };
}

function summary(): string {
  const sum = (count: (each: Tried) => number): number => done.reduce((total, each) => total + count(each), 0);
  const tried = sum((each) => each.tried);
  const emitted = sum((each) => each.emitted);
  const faults = sum((each) => each.faults.length);
  const place = `${from} to ${from + done.length - 1} of ${modules.length}`;
  return `modules ${place}: ${tried} functions, ${emitted} state machines, ${faults} faults`;
}

function report(): void {
  const next = from + done.length;
  const slowest = [...done].sort((a, b) => b.time - a.time).slice(0, 5);
  say(summary());
  say("the slowest, in seconds of CPU:");
  for (const { path, time } of slowest) say(`  ${time.toFixed(1).padStart(6)}  ${path}`);
  for (const fault of done.flatMap(({ faults }) => faults)) say(`fault: ${fault}`);
  if (next <= modules.length) say(`go on with --from ${next}`);
  process.exitCode = done.some(({ faults }) => faults.length > 0) ? 1 : 0;
}
