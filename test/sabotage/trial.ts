/** Puts the workflows through a sabotage and tells who found it. */
import { resolve } from "node:path";
import { compile } from "../../compiler/compile";
import type { CompileOptions } from "../../compiler/compile";
import type { Definition } from "../../compiler/asl/definition";
import type { Flow } from "../../compiler/ir/flow";
import { loadProject } from "../../src/build/project";
import { Disagreement } from "../../src/testing/disagreement";
import type { Sabotage } from "./sabotage";
import type { Subject } from "./subject";

/** What became of one wrong definition. */
export type Verdict =
  | { readonly kind: "found"; readonly by: string; readonly what: string }
  /** The compiler or the runtime does not take it: it would never be deployed. */
  | { readonly kind: "refused"; readonly what: string }
  | { readonly kind: "survived" };

export interface Finding {
  readonly subject: string;
  readonly where: string;
  readonly verdict: Verdict;
}

const root = resolve(__dirname, "../..");

/** A compiler that can be sabotaged, with its projects loaded once. */
export class Saboteur {
  readonly #loaded: ReturnType<typeof loadProject>;
  readonly #subjects: readonly Subject[];
  readonly #honest: ReadonlyMap<string, Definition>;
  readonly #flows = new Map<string, Flow>();
  readonly #verdicts = new Map<string, Promise<Verdict>>();

  constructor(subjects: readonly Subject[]) {
    this.#subjects = subjects;
    this.#loaded = loadProject(
      root,
      subjects.map(({ file }) => file),
    );
    this.#honest = this.#compile({ flow: (flow) => (this.#flows.set(flow.functionName, flow), flow) });
  }

  /** Tries a sabotage at all of its places. Mutants that are no different from the honest definition are left out. */
  async findings(sabotage: Sabotage): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    for (const subject of this.#subjects) {
      for (const { where, definition } of this.#sabotaged(sabotage, subject.name)) {
        const verdict = typeof definition === "string" ? refused(definition) : await this.#verdict(subject, definition);
        if (verdict !== null) found.push({ subject: subject.name, where, verdict });
      }
    }
    return found;
  }

  *#sabotaged(
    sabotage: Sabotage,
    name: string,
  ): Generator<{ readonly where: string; readonly definition: Definition | string }> {
    const [flow, definition] = [this.#flows.get(name), this.#honest.get(name)];
    if (flow === undefined || definition === undefined) throw new Error(`${name} is not compiled`);
    if (sabotage.floor === "definition") {
      for (const { where, whole } of sabotage.mutate(definition)) yield { where, definition: whole };
      return;
    }
    for (const { where, whole } of sabotage.mutate(flow)) yield { where, definition: this.#recompiled(name, whole) };
  }

  /** The definition of another flow; a text when the compiler refuses it. */
  #recompiled(name: string, flow: Flow): Definition | string {
    try {
      const definitions = this.#compile({ flow: (original) => (original.functionName === name ? flow : original) });
      return definitions.get(name) ?? "the compiler reports an error";
    } catch (error) {
      return String(error);
    }
  }

  #compile(sabotage: NonNullable<CompileOptions["sabotage"]>): ReadonlyMap<string, Definition> {
    const { project, entries } = this.#loaded;
    const { workflows } = compile(project, entries, { root: this.#loaded.root, sabotage });
    return new Map(workflows.map(({ functionName, definition }) => [functionName, definition]));
  }

  /** Null when it is the honest definition. What different mistakes come to is tried once. */
  async #verdict(subject: Subject, definition: Definition): Promise<Verdict | null> {
    const text = JSON.stringify(definition);
    if (text === JSON.stringify(this.#honest.get(subject.name))) return null;
    const key = `${subject.name} ${text}`;
    const verdict = this.#verdicts.get(key) ?? judge(subject, definition);
    this.#verdicts.set(key, verdict);
    return verdict;
  }
}

function refused(what: string): Verdict {
  return { kind: "refused", what };
}

async function judge({ scenarios }: Subject, definition: Definition): Promise<Verdict> {
  for (const { name, play } of scenarios) {
    try {
      await play(() => definition);
    } catch (error) {
      const what = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      return error instanceof Disagreement ? { kind: "found", by: name, what } : refused(what);
    }
  }
  return { kind: "survived" };
}
