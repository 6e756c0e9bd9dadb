/**
 * Projects for programs that need not exist on disk: TypeScript's own libraries are read and bound once for all of them.
 * Each program is compiled as if its files were the only ones, so that names may repeat from one to the next.
 */
import { Project, ts } from "ts-morph";
import type { SourceFile } from "ts-morph";

/** A folder that need not exist: paths in messages are told from here. */
export function memoryFolder(root: string): string {
  return `${root.replaceAll("\\", "/")}/in-memory`;
}

/** Checks as users' projects do, `sfn-compile` from the sources of this project; `types` and `rules` as in a tsconfig.json. */
export function memoryProject(root: string, types: readonly string[] = [], rules: ts.CompilerOptions = {}): Project {
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
      ...rules,
      types: [...types],
      typeRoots: [`${root}/node_modules/@types`],
      paths: { "sfn-compile": [`${root}/src/index.ts`], "sfn-compile/lambda": [`${root}/src/lambda.ts`] },
    },
  });
}

/** The project as if it had these files only. */
export function showing(project: Project, files: readonly SourceFile[]): Project {
  const view: Project = Object.create(project, { getSourceFiles: { value: () => files } });
  return view;
}
