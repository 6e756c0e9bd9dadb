/**
 * `manifest.json`: everything in the output folder, for deployment tools. Its schema is versioned; it holds no line
 * numbers, so that moving code about in a file does not change it.
 */
import {
  childrenOf,
  functionPlaceholder,
  functionsOf,
  logicalId,
  machinePlaceholder,
  outlinedFunction,
} from "../../compiler/compiled";
import type { Compilation, CompiledWorkflow, TaskDeclaration, Watched } from "../../compiler/compiled";
import {
  bundlePath,
  definitionPath,
  diagramPath,
  manifestPath,
  mapPath,
  outlinedBundlePath,
  templatePath,
} from "./layout";
import type { Format } from "./layout";
import { version } from "./package";
import { statementsFor } from "./permissions/derive";
import { watchingStatements } from "./permissions/watching";
import { mapRunStatements } from "./permissions/map-runs";
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
  /** The function for its outlined code; null where it has none. */
  readonly outlined: ManifestOutlined | null;
  /** What stands for each `${placeholder}` of the definition: the ARN of a task's function, of that for outlined code, of another machine. */
  readonly substitutions: { readonly [placeholder: string]: Substitution };
  /** What its role must allow; ARNs are the definition's placeholders. */
  /** What `@tracing` and `@logging` say; absent: nothing. */
  readonly watched?: Watched;
  readonly statements: readonly Statement[];
}

export type Substitution =
  | { readonly task: string }
  | { readonly outlined: string }
  /** The ARN of the state machine of another workflow. */
  | { readonly workflow: string }
  /** A value that whoever deploys it says. */
  | { readonly parameter: string; readonly default: string | number | null };

export interface ManifestOutlined {
  readonly name: string;
  /** Null when compiled without bundles. */
  readonly bundle: string | null;
  readonly handler: "index.handler";
  readonly functionPlaceholder: string;
  readonly regions: readonly { readonly name: string; readonly source: string; readonly why: string }[];
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
    workflows: compilation.workflows.map((workflow) => manifestWorkflow(workflow, options)),
    tasks: compilation.tasks.map((task) => manifestTask(task, options.bundle)),
  };
}

/** Every file that a manifest speaks of, itself included. */
export function filesOf(manifest: Manifest): string[] {
  return [
    manifestPath,
    manifest.template,
    ...manifest.workflows.flatMap(({ definition, map, diagram }) => [definition, map, diagram]),
    ...[...manifest.workflows.flatMap(({ outlined }) => outlined ?? []), ...manifest.tasks].flatMap(({ bundle }) =>
      bundle === null ? [] : [bundle, `${bundle}.map`],
    ),
  ];
}

function manifestWorkflow(
  workflow: CompiledWorkflow,
  { format, bundle }: { format: Format; bundle: boolean },
): ManifestWorkflow {
  const { name, type, file, tasks } = workflow;
  const outlined = manifestOutlined(workflow, bundle);
  const called = tasks.map((task): [string, Substitution] => [functionPlaceholder(task), { task }]);
  const children = childrenOf(workflow).map((child): [string, Substitution] => [
    machinePlaceholder(child),
    { workflow: child },
  ]);
  const parameters = (workflow.parameters ?? []).map(({ name, default: otherwise }): [string, Substitution] => [
    name,
    { parameter: name, default: otherwise },
  ]);
  const own: [string, Substitution][] = outlined === null ? [] : [[outlined.functionPlaceholder, { outlined: name }]];
  return {
    name,
    type,
    source: file,
    definition: definitionPath(name, format),
    map: mapPath(name),
    diagram: diagramPath(name),
    tasks,
    outlined,
    ...(workflow.watched === undefined ? {} : { watched: workflow.watched }),
    substitutions: Object.fromEntries([...called, ...own, ...children, ...parameters]),
    statements: [
      ...invokeStatements(functionsOf(workflow)),
      ...statementsFor(workflow.definition, workflow.parameters),
      ...watchingStatements(workflow.watched),
      ...mapRunStatements(workflow.definition, `${logicalId(name)}StateMachine`),
      ...permitted(workflow),
    ],
  };
}

function manifestOutlined({ name, regions }: CompiledWorkflow, bundle: boolean): ManifestOutlined | null {
  if (regions.length === 0) return null;
  return {
    name: outlinedFunction(name),
    bundle: bundle ? outlinedBundlePath(name) : null,
    handler: "index.handler",
    functionPlaceholder: functionPlaceholder(outlinedFunction(name)),
    regions: regions.map(({ name: region, file, why }) => ({ name: region, source: file, why })),
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
