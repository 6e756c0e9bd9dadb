/** A project in a folder of its own, gone when the test file is done. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "../repository";

export { repository } from "../repository";

const made: string[] = [];

/** The real path of a new folder with these files. */
export function temporaryFolder(files: { readonly [path: string]: string } = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "sfn-compile-test-")));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) writeBelow(folder, path, content);
  return folder;
}

/** A project that finds `sfn-compile` in the sources of this repository; it is read faster without Node's types. */
export function temporaryProject(files: { readonly [path: string]: string } = {}, types = ["node"]): string {
  const compilerOptions = {
    target: "ES2022",
    module: "Preserve",
    moduleResolution: "Bundler",
    strict: true,
    typeRoots: [join(repository, "node_modules/@types")],
    types,
    paths: {
      "sfn-compile": [join(repository, "src/index.ts")],
      "sfn-compile/lambda": [join(repository, "src/lambda.ts")],
    },
  };
  return temporaryFolder({
    "package.json": JSON.stringify({ name: "temporary", private: true }),
    "tsconfig.json": JSON.stringify({ compilerOptions }),
    ...files,
  });
}

/** Neither tests, nor what calls services: a copy has none of their clients, whose types take longer to read than all else. */
export function isCopied(path: string): boolean {
  return !path.endsWith(".test.ts") && !path.endsWith("/order-intake");
}

/** A project with the workflows of this repository that call nothing but tasks, or one of them. */
export function copyOfWorkflows(folder = ""): string {
  const project = temporaryProject();
  const source = join(repository, "workflows");
  cpSync(join(source, folder), join(project, "workflows", folder), {
    recursive: true,
    filter: isCopied,
  });
  if (folder !== "") cpSync(join(source, "ledger.ts"), join(project, "workflows/ledger.ts"));
  return project;
}

/** A project with all workflows of this repository, and the packages that they import. */
export function copyOfAllWorkflows(): string {
  const project = temporaryProject();
  cpSync(join(repository, "workflows"), join(project, "workflows"), {
    recursive: true,
    filter: (path) => !path.endsWith(".test.ts"),
  });
  symlinkSync(join(repository, "node_modules"), join(project, "node_modules"), "dir");
  return project;
}

/** Writes a file, with the folders above it. */
export function writeBelow(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Removes everything that was made. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
