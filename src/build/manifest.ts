/**
 * `manifest.json`: everything in the output folder, for deployment tools. Its schema is versioned; it holds no line
 * numbers, so that moving code about in a file does not change it.
 */
import { functionPlaceholder } from "../../compiler/compiled";
import type { Compilation, CompiledWorkflow, TaskDeclaration } from "../../compiler/compiled";
import { bundlePath, definitionPath, diagramPath, manifestPath, mapPath, templatePath } from "./layout";
import type { Format } from "./layout";
import { version } from "./package";
import { invokeStatements, permitted } from "./statements";
import type { Statement } from "./statements";

export interface Manifest {
  /** Version of this schema. */
  readonly version: 1;
  /** Who wrote it: `sfn-compile 1.2.3`. */
  readonly compiler: string;
  readonly template: string;
  readonly workflows: readonly ManifestWorkflow[];
  readonly tasks: readonly ManifestTask[];
}

export interface ManifestWorkflow {
  readonly name: string;
  readonly type: "STANDARD" | "EXPRESS";
  /** Path of the source file from the project's root. */
  readonly source: string;
  readonly definition: string;
  readonly map: string;
  readonly diagram: string;
  /** Names of the tasks it calls. */
  readonly tasks: readonly string[];
  /** What stands for each `${placeholder}` of the definition: the ARN of a task's function. */
  readonly substitutions: { readonly [placeholder: string]: { readonly task: string } };
  /** What its role must allow; ARNs are the definition's placeholders. */
  readonly statements: readonly Statement[];
}

export interface ManifestTask {
  readonly name: string;
  readonly source: string;
  readonly description: string;
  /** Null when compiled without bundles. */
  readonly bundle: string | null;
  readonly handler: "index.handler";
  readonly functionPlaceholder: string;
  readonly parameters: readonly string[];
  readonly payload: "argument" | "object";
  /** In megabytes. */
  readonly memory: number | null;
  /** In seconds. */
  readonly timeout: number | null;
  readonly architecture: "arm64" | "x86_64" | null;
  readonly environment: { readonly [name: string]: string };
  readonly concurrency: number | null;
  /** What its role must allow, besides writing logs. */
  readonly statements: readonly Statement[];
}

/** The manifest of a compilation. */
export function manifestOf(compilation: Compilation, options: { format: Format; bundle: boolean }): Manifest {
  return {
    version: 1,
    compiler: `sfn-compile ${version()}`,
    template: templatePath,
    workflows: compilation.workflows.map((workflow) => manifestWorkflow(workflow, options.format)),
    tasks: compilation.tasks.map((task) => manifestTask(task, options.bundle)),
  };
}

/** Every file that a manifest speaks of, itself included. */
export function filesOf(manifest: Manifest): string[] {
  return [
    manifestPath,
    manifest.template,
    ...manifest.workflows.flatMap(({ definition, map, diagram }) => [definition, map, diagram]),
    ...manifest.tasks.flatMap(({ bundle }) => (bundle === null ? [] : [bundle, `${bundle}.map`])),
  ];
}

function manifestWorkflow(workflow: CompiledWorkflow, format: Format): ManifestWorkflow {
  const { name, type, file, tasks } = workflow;
  return {
    name,
    type,
    source: file,
    definition: definitionPath(name, format),
    map: mapPath(name),
    diagram: diagramPath(name),
    tasks,
    substitutions: Object.fromEntries(tasks.map((task) => [functionPlaceholder(task), { task }])),
    statements: [...invokeStatements(tasks), ...permitted(workflow)],
  };
}

function manifestTask(task: TaskDeclaration, bundle: boolean): ManifestTask {
  return {
    name: task.name,
    source: task.file,
    description: task.description,
    bundle: bundle ? bundlePath(task.name) : null,
    handler: "index.handler",
    functionPlaceholder: functionPlaceholder(task.name),
    parameters: task.parameters,
    payload: task.payload,
    memory: task.memory,
    timeout: task.timeoutSeconds,
    architecture: task.architecture,
    environment: task.environment,
    concurrency: task.concurrency,
    statements: permitted(task),
  };
}
