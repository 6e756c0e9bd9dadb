/** Programs of several files, each in a folder of its own, in one project. */
import { ts } from "ts-morph";
import type { Project } from "ts-morph";
import { compile } from "../../compiler/compile";
import type { CompileOptions } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import { memoryProject, showing } from "../../scripts/docs/memory-project";
import { repository } from "../repository";

/** An empty project with the options that a workflow is usually compiled under. */
export function sharedProject(rules: ts.CompilerOptions = {}): Project {
  return memoryProject(repository, [], rules);
}

/** Compiles the program in a folder; every file of it is an entry. */
export function compileFolder(
  project: Project,
  folder: string,
  options: Omit<CompileOptions, "root"> = {},
): Compilation {
  const files = project.getSourceFiles().filter((file) => file.getFilePath().startsWith(`${folder}/`));
  return compile(showing(project, files), files, { root: repository, ...options });
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
