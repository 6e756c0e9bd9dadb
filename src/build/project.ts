/**
 * From a folder to a program in memory: the project around it, its compiler options, and the files to compile with
 * everything they import.
 */
import { realpathSync } from "node:fs";
import { Project } from "ts-morph";
import type { SourceFile } from "ts-morph";
import { Report } from "../../compiler/diagnostics/report";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import { readConfiguration } from "./compiler-options";
import { skipDocumentation } from "./package-declarations";
import { findRoot } from "./root";
import { findSources } from "./sources";
import { reportTypeErrors, type KnownTypeErrors } from "./type-errors";

export interface LoadedProject {
  /** Absolute path of the project's root, with `/`. */
  readonly root: string;
  readonly project: Project;
  /** The files to compile, in the order of their paths. */
  readonly entries: readonly SourceFile[];
  /** What is wrong before compiling: missing files, errors of TypeScript. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads the project around `cwd`. `files` are files and folders told from `cwd`; without them everything below
 * `workflows/` is compiled (below `src/` in a project that has no such folder). What TypeScript finds is added to `known`.
 */
export function loadProject(
  cwd: string,
  files: readonly string[] = [],
  known: KnownTypeErrors = new Map(),
): LoadedProject {
  const report = new Report();
  const root = findRoot(cwd);
  const { options, declarations } = readConfiguration(root, report);
  const project = new Project({ skipAddingFilesFromTsConfig: true, compilerOptions: options });
  skipDocumentation(project);
  for (const path of declarations) project.addSourceFileAtPath(path);
  const paths = findSources({ root, cwd: realpathSync(cwd) }, files, report);
  const entries = paths.map((path) => project.addSourceFileAtPath(path));
  project.resolveSourceFileDependencies();
  if (!report.failed) reportTypeErrors({ root, project }, report, known);
  return { root, project, entries, diagnostics: report.found };
}
