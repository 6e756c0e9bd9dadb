/**
 * `npm run bench`: how fast this is, as ratios to tools that everybody has, all measured in this one run.
 * CPU time, medians of five; each number comes from processes of its own. `npm run bench -- running large` measures
 * these parts alone.
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeHundred } from "./hundred";
import { loadProject } from "../src/build/project";
import { packageFolder as root } from "../src/build/package";
import { processCpu, toldBy } from "./measure";

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function print(what: string, value: string, ratio: string): void {
  console.log(`${what.padEnd(34)} ${value.padStart(16)}   ${ratio}`);
}

/** CPU time of `tsc --noEmit` on exactly the files that sfn-compile reads, under the same compiler options. */
function typeScriptAlone(): number {
  const folder = mkdtempSync(join(root, "node_modules/.cache/bench-"));
  try {
    const files = loadProject(root).entries.map((file) => file.getFilePath());
    const config = join(folder, "tsconfig.json");
    writeFileSync(config, JSON.stringify({ extends: join(root, "tsconfig.json"), files, include: [] }));
    return processCpu(root, join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", config);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compiling(): void {
  const alone = typeScriptAlone();
  print("tsc --noEmit, same files", milliseconds(alone), "");
  for (const temperature of ["cold", "warm"]) {
    for (const bundle of ["none", "bundle"]) {
      const cpu = toldBy(root, join(__dirname, "compile.js"), root, temperature, bundle);
      const what = `compile, ${temperature}, ${bundle === "none" ? "no bundles" : "with bundles"}`;
      print(what, milliseconds(cpu), `${(cpu / alone).toFixed(2)} × tsc --noEmit`);
    }
  }
}

/** `compile` without bundles beside `tsc --noEmit`, both on the same project of a hundred workflows. */
function hundred(): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "sfn-compile-hundred-")));
  try {
    const count = writeHundred(folder);
    const alone = processCpu(folder, join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", folder);
    print(`tsc --noEmit, ${count} workflows`, milliseconds(alone), "");
    const cpu = toldBy(folder, join(__dirname, "compile.js"), folder, "cold", "none");
    print(`compile, ${count} workflows`, milliseconds(cpu), `${(cpu / alone).toFixed(2)} × tsc --noEmit`);
    const memory = toldBy(folder, join(__dirname, "compile.js"), folder, "memory", "none");
    print(`memory, ${count} workflows`, `${memory.toFixed(0)} MiB`, "at most");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function running(): void {
  const ours = toldBy(root, join(__dirname, "transitions.js"), "runtime");
  const bare = toldBy(root, join(__dirname, "transitions.js"), "jsonata");
  const perSecond = Math.round(1_000_000 / ours).toLocaleString("en");
  print("run, JSONata loop", `${perSecond} states/s`, `${(ours / bare).toFixed(2)} × the time of bare jsonata`);
}

function large(): void {
  const told = (what: string, ...rest: string[]): number => toldBy(root, join(__dirname, "machines.js"), what, ...rest);
  print("run, JSONPath, 10,000 transitions", milliseconds(told("loop")), timesOther("loop", told("loop")));
  print("run, Map over 1,000 items", milliseconds(told("map")), timesOther("map", told("map")));
  print("8,000 transitions, Map over 10,000", `${told("memory").toFixed(0)} MiB`, "at most");
  for (const [what, few, many] of [
    ["loop", "10000", "100000"],
    ["map", "1000", "10000"],
  ] as const) {
    const growth = told(what, many) / told(what, few);
    print(`cost of one, ${what}, ${many} to ${few}`, `${growth.toFixed(2)} ×`, "flat is 1");
  }
}

/** How many times as long aws-local-stepfunctions needs; it is no dependency. */
function timesOther(what: string, ours: number): string {
  const folder = process.env["LOCAL_STEPFUNCTIONS"] ?? "";
  if (folder === "") {
    return "aws-local-stepfunctions is not here: install it in a folder elsewhere, and name that in LOCAL_STEPFUNCTIONS";
  }
  const other = toldBy(root, join(__dirname, "local-stepfunctions.js"), what);
  return `${milliseconds(other)} for aws-local-stepfunctions, ${(other / ours).toFixed(1)} times as long`;
}

function starting(): void {
  const node = processCpu(root, "--eval", "0");
  const cli = processCpu(root, join(__dirname, "../src/cli/main.js"), "--version");
  print("sfn-compile --version", milliseconds(cli), `${(cli / node).toFixed(2)} × an empty Node process`);
}

console.log(`Node ${process.version} on ${process.platform}; CPU time, medians of five`);
const parts = { compiling, hundred, running, large, starting };
for (const [name, part] of Object.entries(parts)) {
  if (process.argv.length < 3 || process.argv.includes(name)) part();
}
