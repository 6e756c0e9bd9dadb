/** Bundles of earlier builds: one is good as long as none of the files that went into it has changed. */
import { statSync } from "node:fs";
import { dirname } from "node:path";

/** The files of a bundle by path in the output folder, and the absolute paths of what went into it. */
export interface Made {
  readonly files: Map<string, string>;
  readonly inputs: readonly string[];
}

interface Known extends Made {
  readonly stamps: readonly string[];
}

export class KnownBundles {
  readonly #known = new Map<string, Known>();

  /** The bundle of a function with this entry, made if it is not known or not good any more. */
  async bundle(entry: string, make: () => Promise<Made>): Promise<Map<string, string>> {
    const known = this.#known.get(entry);
    if (known !== undefined && isGood(known)) return known.files;
    const made = await make();
    if (made.files.size > 0) this.#known.set(entry, { ...made, stamps: made.inputs.map(stampOf) });
    return made.files;
  }

  /** True when a file that went into a bundle has changed. */
  areStale(): boolean {
    return [...this.#known.values()].some((known) => !isGood(known));
  }

  /** Where the files lie that went into bundles, packages aside. */
  folders(): readonly string[] {
    const inputs = [...this.#known.values()].flatMap((known) => known.inputs);
    return [...new Set(inputs.filter((path) => !path.includes("/node_modules/")).map((path) => dirname(path)))];
  }
}

function isGood({ inputs, stamps }: Known): boolean {
  return inputs.every((path, at) => stampOf(path) === stamps[at]);
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size}`;
}
