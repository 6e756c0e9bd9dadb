/** The files of the project: those that the entry files lead to, without packages and without sfn-compile itself. */
import type { SourceFile } from "ts-morph";

/** All files that there are: a project, or a part of one. */
export interface Files {
  getSourceFiles(): readonly SourceFile[];
}

/** Every source file that can declare tasks or error classes of the program. */
export function projectFiles(project: Files, entries: readonly SourceFile[]): readonly SourceFile[] {
  const words = entries
    .flatMap((file) => file.getImportDeclarations())
    .filter((declaration) => declaration.getModuleSpecifierValue() === "sfn-compile")
    .map((declaration) => declaration.getModuleSpecifierSourceFile()?.getDirectoryPath())
    .filter((path) => path !== undefined);
  const own = (file: SourceFile): boolean => words.some((folder) => file.getFilePath().startsWith(`${folder}/`));
  return project.getSourceFiles().filter((file) => !file.isInNodeModules() && !file.isDeclarationFile() && !own(file));
}
