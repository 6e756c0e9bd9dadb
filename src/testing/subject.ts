/** What a simulation is about: one compiled workflow and what the project says about its tasks and errors. */
import type { CompiledWorkflow, ErrorClass, TaskDeclaration } from "../../compiler/compiled";

export interface Subject {
  /** Absolute path of the project's root. */
  readonly root: string;
  readonly workflow: CompiledWorkflow;
  readonly tasks: ReadonlyMap<string, TaskDeclaration>;
  readonly errors: readonly ErrorClass[];
}
