/** Loaded before a program (`node --require`): when it ends, writes the CPU time of its process to `BENCH_CPU`. */
import { writeFileSync } from "node:fs";
import { cpuSoFar } from "./cpu";

process.once("exit", () => {
  if (process.env["BENCH_CPU"] !== undefined) writeFileSync(process.env["BENCH_CPU"], String(cpuSoFar()));
});
