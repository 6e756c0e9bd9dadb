/**
 * What earlier compilations of the same project have found out, workflow by workflow: while nothing has changed that a workflow
 * leads to, it is neither read nor planned nor written again. Whoever keeps it says what has changed.
 */
import type { Program, WorkflowFunction } from "./1-read/program";
import type { CompiledWorkflow } from "./compiled";
import type { Diagnostic } from "./diagnostics/report";
import type { Flow } from "./ir/flow";

/** A workflow that has been read and checked; no flow where the compiler stumbled. */
export interface Draft {
  readonly flow: Flow | null;
  readonly found: readonly Diagnostic[];
}

/** A workflow that has been planned and written; none where the compiler stumbled. */
export interface Built {
  readonly workflows: readonly CompiledWorkflow[];
  readonly found: readonly Diagnostic[];
}

/** Remembers drafts and definitions from one compilation to the next. */
export class Earlier {
  /** By the path of the file, then by name. */
  readonly #drafts = new Map<string, Map<string, Draft>>();
  /** By the flow, then by the passes that made it small. */
  readonly #built = new WeakMap<Flow, Map<string, Built>>();
  #declared = "";

  /** Forgets the workflows of these files, by their absolute paths. */
  forget(files: Iterable<string>): void {
    for (const file of files) this.#drafts.delete(file);
  }

  /** Forgets everything where the project has other tasks, error classes or workflows by now. */
  begin({ tasks, errorClasses, workflows }: Program): void {
    const names = workflows.map(({ name }) => name);
    const declared = JSON.stringify({ tasks, errorClasses, names }, (key, value: unknown) =>
      key === "span" ? undefined : value,
    );
    if (declared !== this.#declared) this.#drafts.clear();
    this.#declared = declared;
  }

  /** The draft of a workflow, made if it is not known. */
  draft({ name, declaration }: WorkflowFunction, make: () => Draft): Draft {
    const path = declaration.getSourceFile().getFilePath();
    const drafts = this.#drafts.get(path) ?? new Map<string, Draft>();
    const draft = drafts.get(name) ?? make();
    this.#drafts.set(path, drafts.set(name, draft));
    return draft;
  }

  /** What has come of a flow with these passes, made if it is not known. */
  built(flow: Flow, passes: string, make: () => Built): Built {
    const ways = this.#built.get(flow) ?? new Map<string, Built>();
    const built = ways.get(passes) ?? make();
    this.#built.set(flow, ways.set(passes, built));
    return built;
  }
}
