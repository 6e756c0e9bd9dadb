/**
 * Everything that is written, made in memory first: nothing reaches the disk before all of it is there.
 */
import type { Compilation, CompiledWorkflow } from "../../compiler/compiled";
import type { Report } from "../../compiler/diagnostics/report";
import { bundleTask } from "./bundle";
import { definitionText, signedDefinition } from "./definition-file";
import { diagramText } from "./diagram";
import { jsonText } from "./json-text";
import { definitionPath, diagramPath, manifestPath, mapPath, templatePath } from "./layout";
import type { KnownBundles } from "./known-bundles";
import type { Format } from "./layout";
import { bundleOutlined } from "./outlined";
import { manifestOf } from "./manifest";
import { byCodeUnits } from "./sources";
import { templateText } from "./template";

/** Contents by path in the output folder, sorted by path. */
export type OutputFiles = ReadonlyMap<string, string>;

export interface OutputOptions {
  /** Absolute path of the project, with `/`. */
  readonly root: string;
  readonly format: Format;
  /** False: the code of the tasks is left out. */
  readonly bundle: boolean;
  /** Bundles of earlier builds. */
  readonly known?: KnownBundles;
}

/** All files of a compilation. Empty when a failure is reported. */
export async function outputFiles(
  compilation: Compilation,
  options: OutputOptions,
  report: Report,
): Promise<OutputFiles> {
  const { format, bundle } = options;
  const workflows = compilation.workflows.map((workflow) => workflowFiles(workflow, format));
  const tasks = bundle ? await Promise.all(compilation.tasks.map((task) => bundleTask(options, task, report))) : [];
  const outlined = bundle
    ? await Promise.all(compilation.workflows.map((workflow) => bundleOutlined(options, workflow, report)))
    : [];
  if (report.failed) return new Map();
  const files: (readonly [string, string])[] = [
    ...workflows.flat(),
    ...[...tasks, ...outlined].flatMap((bundled) => [...bundled]),
    [templatePath, templateText(compilation, format)],
    [manifestPath, jsonText(manifestOf(compilation, { format, bundle }))],
  ];
  return new Map(files.sort(([a], [b]) => byCodeUnits(a, b)));
}

type Files = readonly (readonly [path: string, text: string])[];

/** A workflow that was not compiled anew is not written anew. */
const written = new WeakMap<CompiledWorkflow, Map<Format, Files>>();

function workflowFiles(workflow: CompiledWorkflow, format: Format): Files {
  const formats = written.get(workflow) ?? new Map<Format, Files>();
  const files = formats.get(format) ?? formatted(workflow, format);
  written.set(workflow, formats.set(format, files));
  return files;
}

function formatted(workflow: CompiledWorkflow, format: Format): Files {
  const definition = signedDefinition(workflow);
  return [
    [definitionPath(workflow.name, format), definitionText(definition, format)],
    [mapPath(workflow.name), jsonText({ version: 1, source: workflow.file, ...workflow.map })],
    [diagramPath(workflow.name), diagramText(definition)],
  ];
}
