/**
 * The whole way from a folder of sources to the files of the output folder, in memory.
 */
import type { Compilation } from "../../compiler/compiled";
import type { Earlier } from "../../compiler/earlier";
import { Report } from "../../compiler/diagnostics/report";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import { compileProject } from "./compile-project";
import type { Format } from "./layout";
import { outputFiles } from "./output";
import type { OutputFiles } from "./output";
import type { KnownBundles } from "./known-bundles";
import { loadProject, type LoadedProject } from "./project";

export interface BuildOptions {
  /** The folder in which the command runs. */
  readonly cwd: string;
  /** Files and folders told from `cwd`; without them, everything below `workflows/`. */
  readonly files?: readonly string[];
  readonly format?: Format;
  /** False: the code of the tasks is left out. */
  readonly bundle?: boolean;
  /** False: what has no form in a definition is refused, and not run as JavaScript. */
  readonly outline?: boolean;
}

export interface BuildResult {
  /** Absolute path of the project, with `/`; spans tell their files from there. */
  readonly root: string;
  readonly compilation: Compilation;
  /** Contents by path in the output folder. Empty when there is any error. */
  readonly files: OutputFiles;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds everything and writes nothing. What is wrong stands in the diagnostics. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  return buildLoaded(loadProject(options.cwd, options.files), options);
}

/** The same of a project that has been loaded, with what is known from before. */
export async function buildLoaded(
  loaded: LoadedProject,
  options: BuildOptions,
  { earlier, bundles: known }: { readonly earlier?: Earlier; readonly bundles?: KnownBundles } = {},
): Promise<BuildResult> {
  const { files = [], format = "json", bundle = true, outline = true } = options;
  const { root } = loaded;
  const compilation = compileProject(loaded, files, { outline, ...(earlier && { earlier }) });
  const report = new Report();
  const ready = compilation.workflows.length > 0;
  const how = { root, format, bundle, ...(known && { known }) };
  const output = ready ? await outputFiles(compilation, how, report) : new Map<string, string>();
  return { root, compilation, files: output, diagnostics: [...compilation.diagnostics, ...report.found] };
}
