/** A project that reads its libraries once and takes programs that exist in memory only. */
import { Project, ts } from "ts-morph";

/** A folder that need not exist: paths in messages are told from here. */
export function memoryFolder(root: string): string {
  return `${root.replaceAll("\\", "/")}/in-memory`;
}

/** Checks as users' projects do, `sfn-compile` from the sources of this project; `types` as in a tsconfig.json. */
export function memoryProject(root: string, types: readonly string[]): Project {
  return new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [...types],
      typeRoots: [`${root}/node_modules/@types`],
      paths: { "sfn-compile": [`${root}/src/index.ts`] },
    },
  });
}
