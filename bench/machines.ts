/**
 * What the runtime needs for large executions: `machines.js loop|map` prints CPU milliseconds of a JSONPath loop of
 * 10,000 transitions, or of a Map over 1,000 items; `machines.js memory` the megabytes that a loop of 8,000
 * transitions and then a Map over 10,000 items need at most.
 */
import { execute } from "../runtime/interpreter/execute";
import type { Machine } from "../runtime/interpreter/definition/machine";
import { cpuSoFar } from "./cpu";

function loopOf(transitions: number): Machine {
  const turns = (transitions - 4) / 2;
  return {
    StartAt: "start",
    States: {
      start: { Type: "Pass", Result: { n: 0 }, ResultPath: "$.state", Next: "more" },
      more: {
        Type: "Choice",
        Choices: [{ Variable: "$.state.n", ...{ NumericLessThan: turns }, Next: "turn" }],
        Default: "done",
      },
      turn: {
        Type: "Pass",
        Parameters: { "n.$": "States.MathAdd($.state.n, 1)" },
        ResultPath: "$.state",
        Next: "more",
      },
      done: { Type: "Succeed" },
    },
  };
}

const map: Machine = {
  StartAt: "each",
  States: {
    each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: {
        StartAt: "wrap",
        States: {
          wrap: { Type: "Pass", Parameters: { "value.$": "$" }, Next: "give" },
          give: { Type: "Pass", OutputPath: "$.value", End: true },
        },
      },
      End: true,
    },
  },
};

async function run(machine: Machine, items: number): Promise<void> {
  const input = { items: Array.from({ length: items }, (_, n) => n) };
  const { status, cause } = await execute(machine, { input, limits: { events: Infinity } });
  if (status !== "SUCCEEDED") throw new Error(cause);
}

async function measure(what: string | undefined): Promise<number> {
  if (what === "memory") {
    await run(loopOf(8000), 0);
    await run(map, 10_000);
    return process.resourceUsage().maxRSS / 1024;
  }
  const once = what === "map" ? () => run(map, 1000) : () => run(loopOf(10_000), 0);
  await once();
  const before = cpuSoFar();
  await once();
  return cpuSoFar() - before;
}

void measure(process.argv[2]).then((told) => console.log(told));
