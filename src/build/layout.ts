/**
 * Where everything stands in the output folder. Paths are told from that folder, with `/`.
 */

export type Format = "json" | "yaml";

export const manifestPath = "manifest.json";
export const templatePath = "template.yaml";

/** The definition of a workflow. */
export function definitionPath(workflow: string, format: Format): string {
  return `${workflow}.asl.${format}`;
}

/** From the states of a workflow back to its source. */
export function mapPath(workflow: string): string {
  return `${workflow}.asl.map.json`;
}

/** The diagram of a workflow. */
export function diagramPath(workflow: string): string {
  return `${workflow}.mmd`;
}

/** What is uploaded for a task. */
export function taskFolder(task: string): string {
  return `tasks/${task}`;
}

/** The bundle of a task; its source map has `.map` behind it. */
export function bundlePath(task: string): string {
  return `${taskFolder(task)}/index.mjs`;
}

/** What is uploaded for the outlined code of a workflow. */
export function outlinedFolder(workflow: string): string {
  return `outlined/${workflow}`;
}

/** The bundle of that code. */
export function outlinedBundlePath(workflow: string): string {
  return `${outlinedFolder(workflow)}/index.mjs`;
}
