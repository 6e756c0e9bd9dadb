/** Puts the workflows through a sabotage and tells who found it. */
import { resolve } from "node:path";
import { compile } from "../../compiler/compile";
import type { Definition } from "../../compiler/asl/definition";
import type { Flow } from "../../compiler/ir/flow";
import { loadProject } from "../../src/build/project";
import { Disagreement } from "../../src/testing/disagreement";
import { withoutGuards } from "./guards";
import type { Mutant } from "./mutant";
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
  readonly #honest: ReadonlyMap<string, Definition | null>;
  readonly #flows = new Map<string, Flow>();
  readonly #verdicts = new Map<string, Promise<Verdict>>();

  constructor(subjects: readonly Subject[]) {
    this.#subjects = subjects;
    this.#loaded = loadProject(
      root,
      subjects.map(({ file }) => file),
    );
    const remembered = (flow: Flow): Flow => (this.#flows.set(flow.functionName, flow), flow);
    this.#honest = new Map(subjects.map((subject) => [subject.name, this.#compile(subject, remembered)]));
  }

  /** Tries a sabotage at all of its places. Mutants that are no different from the honest definition are left out. */
  async findings(sabotage: Sabotage): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    for (const subject of this.#subjects) {
      for (const { where, whole } of this.#sabotaged(sabotage, subject)) {
        const verdict = whole === null ? refused("the compiler reports an error") : await this.#verdict(subject, whole);
        if (verdict !== null) found.push({ subject: subject.name, where, verdict });
      }
    }
    return found;
  }

  *#sabotaged(sabotage: Sabotage, subject: Subject): Generator<Mutant<Definition | null>> {
    const [flow, definition] = [this.#flows.get(subject.name), this.#honest.get(subject.name) ?? null];
    if (flow === undefined || definition === null) throw new Error(`${subject.name} does not compile`);
    if (sabotage.floor === "definition") {
      yield* sabotage.mutate(withoutGuards(definition));
      return;
    }
    for (const { where, whole } of sabotage.mutate(flow)) yield { where, whole: this.#compile(subject, () => whole) };
  }

  /** The definition of a workflow; null when the compiler refuses it. */
  #compile({ name, file }: Subject, flow: (flow: Flow) => Flow): Definition | null {
    const { project, root: folder, entries } = this.#loaded;
    const own = entries.filter((entry) => entry.getFilePath().endsWith(`/${file}`));
    const { workflows } = compile(project, own, { root: folder, sabotage: { flow } });
    return workflows.find(({ functionName }) => functionName === name)?.definition ?? null;
  }

  /** Null when it is the honest definition. What different mistakes come to is tried once. */
  async #verdict(subject: Subject, definition: Definition): Promise<Verdict | null> {
    const text = JSON.stringify(definition);
    const honest = this.#honest.get(subject.name) ?? null;
    if (honest === null || text === JSON.stringify(honest) || text === JSON.stringify(withoutGuards(honest)))
      return null;
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
      const valid = !what.includes("Invalid State Machine Definition");
      return error instanceof Disagreement && valid ? { kind: "found", by: name, what } : refused(what);
    }
  }
  return { kind: "survived" };
}
