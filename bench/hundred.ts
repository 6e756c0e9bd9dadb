/**
 * A project of a hundred workflows: the shipped ones, copied as often as it takes, each copy under names of its own.
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageFolder as root } from "../src/build/package";

const wanted = 100;

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Writes the project into a folder; gives the number of its workflows. */
export function writeHundred(folder: string): number {
  const sources = shipped();
  const each = sources.reduce((sum, { text }) => sum + (text.match(/^ \* @workflow\b/gm)?.length ?? 0), 0);
  const copies = Math.ceil(wanted / each);
  for (let copy = 1; copy <= copies; copy++)
    for (const { path, text } of renamed(sources, copy)) write(join(folder, "workflows", `copy${copy}`, path), text);
  write(join(folder, "package.json"), JSON.stringify({ name: "hundred", private: true }));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  const paths = { "sfn-compile": [join(root, "src/index.ts")] };
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: { types: ["node"], typeRoots: [join(root, "node_modules/@types")], paths },
    include: ["workflows"],
    exclude: [],
  };
  write(join(folder, "tsconfig.json"), JSON.stringify(config));
  return copies * each;
}

function shipped(): readonly Source[] {
  const folder = join(root, "workflows");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

/** Workflows, tasks and error classes have to differ in their names. */
function renamed(sources: readonly Source[], copy: number): readonly Source[] {
  const names = sources.flatMap(({ text }) =>
    [...text.matchAll(/^export (?:async function|class) (\w+)/gm)].map(([, name = ""]) => name),
  );
  const any = new RegExp(`\\b(${names.join("|")})\\b`, "g");
  return sources.map(({ path, text }) => ({ path, text: text.replace(any, `$1${copy}`) }));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
