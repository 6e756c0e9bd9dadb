/** A module with workflows behind it, as a text of which each place is known. */
import type { Module } from "./corpus";

/** A workflow in the text of its file. */
export interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text of a file, and where the workflows stand in it. */
export interface Written {
  readonly text: string;
  readonly placed: readonly Placed[];
}

const task = "\n/** @task */\nexport async function effect(sent: any): Promise<any> { return sent; }\n";

/** A module, a task, and these workflows. */
export function written({ text: before }: Module, workflows: readonly string[]): Written {
  let text = `${before.replace(/^#!.*/, "")}${task}`;
  const placed = workflows.map((each, at) => {
    const start = text.length;
    text += each.replace("<name>", () => `workflow${at}`);
    return { text: each, start, end: text.length };
  });
  return { text, placed };
}

/** True for a position in the text of a workflow. */
export function contains({ start, end }: Placed, position: number | undefined): boolean {
  return position !== undefined && start <= position && position <= end;
}
