/** Medians of five: of whole processes, and of what a child process measures in itself. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const times = 5;

/** CPU milliseconds of `node …args` in `cwd`, from its start to its end. Throws when the program fails. */
export function processCpu(cwd: string, ...args: string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "sfn-compile-bench-"));
  const file = join(folder, "cpu");
  try {
    return medianOf(() => {
      node(cwd, ["--require", join(__dirname, "tell-cpu.js"), ...args], file);
      return Number(readFileSync(file, "utf8"));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The number that `node …args` prints on its last line. Throws when the program fails. */
export function toldBy(cwd: string, ...args: string[]): number {
  return medianOf(() => Number(node(cwd, args, "").trim().split("\n").at(-1)));
}

function node(cwd: string, args: readonly string[], file: string): string {
  const env = { ...process.env, BENCH_CPU: file, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed\n${stdout}\n${stderr}`);
  return stdout;
}

function medianOf(measure: () => number): number {
  const measured = Array.from({ length: times }, measure).sort((a, b) => a - b);
  return measured[Math.floor(times / 2)] ?? NaN;
}
