/**
 * Compiles the workflows of a project in this process, as the command line does, and prints the CPU time of the last
 * compilation.
 * `compile.js <root> cold|warm|memory [bundle]`: cold counts the whole process, warm the second compilation in it; memory
 * prints MiB, the most that the process had.
 */
import { build } from "../src/build/build";
import { optimiseLater } from "../src/cli/optimise-later";
import { cpuSoFar } from "./cpu";

const [cwd = ".", temperature, bundle] = process.argv.slice(2);

async function compileAll(): Promise<void> {
  const { diagnostics, files } = await build({ cwd, bundle: bundle === "bundle" });
  if (files.size === 0) throw new Error(diagnostics.map(({ title }) => title).join("\n"));
}

async function measure(): Promise<void> {
  let before = 0;
  if (temperature === "warm") {
    await compileAll();
    before = cpuSoFar();
  }
  await compileAll();
  console.log(temperature === "memory" ? process.resourceUsage().maxRSS / 1_024 : cpuSoFar() - before);
}

optimiseLater();
void measure();
