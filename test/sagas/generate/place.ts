/** Where in a generated saga something stands: what may stand there, and what makes the names of things unique. */
import type { Random } from "../../fuzz/random";
import type { TaskName } from "./tasks";

export const features = [
  ...([
    "loops",
    "helpers",
    "sagas",
    "retries",
    "commit",
    "rollback",
    "catch",
    "finally",
    "halt",
    "rich",
    "before",
    "groups",
    "deadline",
  ] as const),
] as const;

export type Feature = (typeof features)[number];

/** What is known of a program while it grows. */
export class Program {
  readonly features: ReadonlySet<Feature>;
  readonly functions: string[] = [];
  readonly used = new Set<TaskName>();
  /** What was really written, as opposed to what might have been. */
  readonly written = new Set<string>();
  left: number;
  #names = 0;

  constructor(random: Random) {
    this.features = new Set(features.filter((feature) => random.chance(rare.has(feature) ? 0.3 : 0.6)));
    this.left = random.between(4, 14);
  }

  /** A name that nothing else has. */
  name(stem: string): string {
    return `${stem}${++this.#names}`;
  }

  /** A call of a task, its declaration included. */
  call(task: TaskName, argument: string): string {
    this.used.add(task);
    return `${task}(${argument})`;
  }

  /** Notes that the program has such a thing. */
  note(what: string): void {
    this.written.add(what);
  }
}

/** What makes laws weaker, or executions end early, stands in a third of the programs. */
const rare: ReadonlySet<Feature> = new Set<Feature>(["commit", "rollback", "catch", "halt", "deadline"]);

export interface Place {
  readonly random: Random;
  readonly program: Program;
  /** Parts of a template: what differs from one time that the code runs to the next, and which member it is. */
  readonly turns: readonly string[];
  /** The code may run several times: a variable of its own is one variable for each time. */
  readonly repeats: boolean;
  /** `return` leaves the workflow from here. */
  readonly returns: boolean;
  /** `break` and `continue` mean a loop from here. */
  readonly leaves: boolean;
  /** Members of groups write nothing outside of themselves. */
  readonly writes: boolean;
  /** `commit` and `rollback` mean a scope that nobody else works in at the same time. */
  readonly ownScope: boolean;
  readonly depth: number;
}

/** A name for a thing that is taken here: another one each time that the code runs. */
export function key({ program, turns }: Place): string {
  const site = program.name("s");
  return turns.length === 0 ? `"${site}"` : `\`${site}/${turns.join("/")}\``;
}

/** The place within a block that stands here. */
export function within(place: Place, changes: Partial<Place> = {}): Place {
  return { ...place, depth: place.depth + 1, ...changes };
}
