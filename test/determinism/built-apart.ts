/** The build in a process of its own, where locale, time zone and folder are others. */
import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { isCopied, repository, temporaryFolder, writeBelow } from "../build/temporary-project";

/** What `build` writes, by path. */
export type Files = readonly (readonly [path: string, content: string])[];

const script = `
  const { build } = require("./src/build/build.js");
  build({ cwd: process.argv[2], files: process.argv.slice(3) }).then(({ files, diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    process.stdout.write(JSON.stringify({ files: [...files], errors }));
  });
`;

/** This package as JavaScript in a folder of its own; it runs without Jest. */
export function transpiled(): string {
  const folder = temporaryFolder();
  const sources = ["src", "compiler", "runtime"].map((room) => `${repository}/${room}/**/*.ts`);
  buildSync({ entryPoints: sources, outdir: folder, outbase: repository, format: "cjs", platform: "node" });
  cpSync(join(repository, "package.json"), join(folder, "package.json"));
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
  writeBelow(folder, "build.js", script);
  return folder;
}

/** A copy of the example workflows and those of the sabotages, below a folder of this name. */
export function sources(folder: string): string {
  const root = join(temporaryFolder(), folder);
  mkdirSync(root, { recursive: true });
  cpSync(join(repository, "workflows"), join(root, "workflows"), { recursive: true, filter: isCopied });
  cpSync(join(repository, "test/sabotage/workflows"), join(root, "workflows/more"), { recursive: true });
  const compilerOptions = {
    target: "ES2022",
    module: "Preserve",
    moduleResolution: "Bundler",
    strict: true,
    noFallthroughCasesInSwitch: true,
    typeRoots: [join(repository, "node_modules/@types")],
    types: ["node"],
    paths: { "sfn-compile": [join(repository, "src/index.ts")] },
  };
  writeBelow(root, "package.json", JSON.stringify({ name: "determined" }));
  writeBelow(root, "tsconfig.json", JSON.stringify({ compilerOptions }));
  return root;
}

/** Builds a project in a process with this environment; fails the test when the process or the build fails. */
export function builtApart(compiler: string, project: string, env: NodeJS.ProcessEnv, files: string[] = []): Files {
  const { stdout, stderr } = spawnSync(process.execPath, ["build.js", project, ...files], {
    cwd: compiler,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env["PATH"], ...env },
  });
  expect(stderr).toBe("");
  const { files: written, errors } = JSON.parse(stdout) as { files: Files; errors: unknown[] };
  expect(errors).toEqual([]);
  return written;
}
