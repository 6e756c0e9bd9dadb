/**
 * One ts-morph project for many small programs: TypeScript's own libraries are read and bound once.
 * Each program is compiled as if its folder held the only files, so that names may repeat from one to the next.
 */
import { join } from "node:path";
import { Project, ts } from "ts-morph";
import type { SourceFile } from "ts-morph";
import { compile } from "../../compiler/compile";
import type { CompileOptions } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import { repository } from "../repository";

/** An empty project with the options that a workflow is usually compiled under. */
export function sharedProject(): Project {
  return new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      strict: true,
      types: [],
      paths: { "sfn-compile": [join(repository, "src/index.ts")] },
    },
  });
}

/** Compiles the program in a folder; every file of it is an entry. */
export function compileFolder(
  project: Project,
  folder: string,
  options: Omit<CompileOptions, "root"> = {},
): Compilation {
  const files = project.getSourceFiles().filter((file) => file.getFilePath().startsWith(`${folder}/`));
  return compile(only(project, files), files, { root: repository, ...options });
}

/** The project, showing some of its files only. */
function only(project: Project, files: readonly SourceFile[]): Project {
  const view: Project = Object.create(project, { getSourceFiles: { value: () => files } });
  return view;
}

/** What TypeScript says against the program in a folder. */
export function typeErrors(project: Project, folder: string): readonly string[] {
  const program = project.getProgram().compilerObject;
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${folder}/`))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
