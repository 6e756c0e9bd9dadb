/** What a simulation is about: one compiled workflow and what the project says about its tasks and errors. */
import type { CompiledWorkflow, ErrorClass, TaskDeclaration } from "../../compiler/compiled";

export interface Subject {
  /** Absolute path of the project's root. */
  readonly root: string;
  readonly workflow: CompiledWorkflow;
  readonly tasks: ReadonlyMap<string, TaskDeclaration>;
  readonly errors: readonly ErrorClass[];
  /** The workflows that it calls. */
  readonly children?: readonly Subject[];
}

/** A subject, and those that it calls, and those that they call: each once. */
export function familyOf(subject: Subject): readonly Subject[] {
  const family = new Set([subject]);
  for (const { children = [] } of family) for (const child of children) family.add(child);
  return [...family];
}
