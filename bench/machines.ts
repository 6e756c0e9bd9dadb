/**
 * What the runtime needs for large executions: `machines.js loop|map` prints CPU milliseconds of a JSONPath loop of
 * 10,000 transitions, or of a Map over 1,000 items; `machines.js memory` the megabytes that a loop of 8,000
 * transitions and then a Map over 10,000 items need at most; `machines.js loop|map <size>` the CPU microseconds of
 * a single state in a loop of so many transitions, or of a single item.
 */
import { execute } from "../runtime/interpreter/execute";
import type { Machine } from "../runtime/interpreter/definition/machine";
import { cpuSoFar } from "./cpu";
import { loopOf, map, mapInput, runs, warmUps } from "./machine";

async function run(machine: Machine, items: number): Promise<void> {
  const { status, cause } = await execute(machine, { input: mapInput(items), limits: { events: Infinity } });
  if (status !== "SUCCEEDED") throw new Error(cause);
}

async function measure(what: string | undefined, size: number): Promise<number> {
  if (what === "memory") {
    await run(loopOf(8000), 0);
    await run(map, 10_000);
    return process.resourceUsage().maxRSS / 1024;
  }
  const once = what === "map" ? () => run(map, size || 1000) : () => run(loopOf(size || 10_000), 0);
  for (let run = 0; run < warmUps; run++) await once();
  const before = cpuSoFar();
  for (let run = 0; run < runs; run++) await once();
  const cpu = (cpuSoFar() - before) / runs;
  return size > 0 ? (cpu / size) * 1000 : cpu;
}

void measure(process.argv[2], Number(process.argv[3] ?? 0)).then((told) => console.log(told));
