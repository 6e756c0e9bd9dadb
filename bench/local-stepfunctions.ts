/**
 * The same machines as in machines.ts on aws-local-stepfunctions: `local-stepfunctions.js loop|map` prints CPU
 * milliseconds. It is no dependency: `LOCAL_STEPFUNCTIONS` names a folder in which it was installed.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { cpuSoFar } from "./cpu";
import { loopOf, map, mapInput, runs, warmUps } from "./machine";

interface Library {
  readonly StateMachine: new (definition: object) => { run(input: object): { readonly result: Promise<unknown> } };
}

/** Node 20 lacks it, and the library needs it. */
function withResolvers(this: PromiseConstructor): object {
  const made: { resolve?: unknown; reject?: unknown } = {};
  const promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
  return { promise, ...made };
}

async function measure(what: string | undefined): Promise<number> {
  if (!("withResolvers" in Promise)) Object.assign(Promise, { withResolvers });
  const load: (name: string) => Library = createRequire(join(process.env["LOCAL_STEPFUNCTIONS"] ?? "", "package.json"));
  const { StateMachine } = load("aws-local-stepfunctions");
  const machine = new StateMachine(what === "map" ? map : loopOf(10_000));
  const input = mapInput(what === "map" ? 1000 : 0);
  for (let run = 0; run < warmUps; run++) await machine.run(input).result;
  const before = cpuSoFar();
  for (let run = 0; run < runs; run++) await machine.run(input).result;
  return (cpuSoFar() - before) / runs;
}

void measure(process.argv[2]).then((told) => console.log(told));
