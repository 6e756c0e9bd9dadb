/** A workflow and everything that can happen to it: its scenarios, which any definition of it can be put through. */
import type { Definition } from "../../compiler/asl/definition";
import { simulate } from "../../src/testing/simulate";
import type { Stub } from "../../src/testing/stub";

/** Puts a definition in the place of the compiled one. */
export type Rewrite = (definition: Definition) => Definition;

export interface Scenario {
  readonly name: string;
  /** Runs the machine and the function; rejects with a `Disagreement` when they do not do the same. */
  readonly play: (rewrite: Rewrite) => Promise<unknown>;
}

export interface Subject {
  readonly name: string;
  /** Told from the root of the project. */
  readonly file: string;
  readonly scenarios: readonly Scenario[];
}

/** What a scenario gives: the input, then the stubs that differ from the usual ones. Made anew for each run. */
export type Given<Input> = () => readonly [input: Input, ...stubs: Stub[]];

/** A workflow in a file, the answers of its tasks when all is well, and its scenarios by name. */
export function subject<Input, Output>(
  workflow: (input: Input) => Promise<Output>,
  file: string,
  fine: readonly Stub[],
  scenarios: { readonly [name: string]: Given<Input> },
): Subject {
  const play = async (given: Given<Input>, rewrite: Rewrite): Promise<unknown> => {
    const [input, ...stubs] = given();
    return simulate(workflow, { file, rewrite })(input, ...fine, ...stubs);
  };
  return {
    name: workflow.name,
    file,
    scenarios: Object.entries(scenarios).map(([name, given]) => ({ name, play: (rewrite) => play(given, rewrite) })),
  };
}
