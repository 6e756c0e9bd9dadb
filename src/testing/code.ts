/** The executable code of one compiled workflow: made when it is first needed, then kept. */
import type { TaskDeclaration } from "../../compiler/compiled";
import { bundleNatively } from "./native/bundle";
import { taskCode } from "./real-task";
import type { Subject } from "./subject";

/** Bundles that runs of one workflow share. */
export class Code {
  readonly #subject: Subject;
  readonly #tasks = new Map<string, Promise<string>>();
  #workflow: Promise<string> | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** The workflow with ports as tasks. */
  workflow(): Promise<string> {
    this.#workflow ??= bundleNatively(this.#subject);
    return this.#workflow;
  }

  /** A task as it would be deployed. */
  task(task: TaskDeclaration): Promise<string> {
    const code = this.#tasks.get(task.name) ?? taskCode(this.#subject.root, task);
    this.#tasks.set(task.name, code);
    return code;
  }
}
