/** A whole saga from a seed: classes, tasks, functions and one workflow. */
import { Random } from "../../fuzz/random";
import { Program } from "./place";
import type { Place } from "./place";
import { block } from "./statements";
import { declarationOf, preamble } from "./tasks";

export interface Saga {
  readonly seed: number;
  readonly text: string;
  /** What makes the laws weaker: `commit`, `catch`, `halt` and the like. */
  readonly written: ReadonlySet<string>;
  /** Seconds until the deadline; null where there is none. */
  readonly deadline: number | null;
}

const words = ["CompensationFailed", "commit", "compensate", "map", "retry", "rollback", "saga", "sleep"];

/** The saga of a seed. */
export function generate(seed: number): Saga {
  const random = new Random(seed);
  const program = new Program(random);
  const place: Place = {
    random,
    program,
    turns: [],
    repeats: false,
    returns: true,
    leaves: false,
    writes: true,
    ownScope: true,
    depth: 0,
  };
  const body = block(place, 12);
  while (program.left > 0 && body.length < 3) program.left--;
  const end = program.call("work", '"end"');
  const deadline = program.features.has("deadline") ? random.pick([5, 10, 20, 40]) : null;
  const timeout = deadline === null ? [] : [` * @timeout ${deadline} seconds`];
  const workflow = [
    ["/**", " * @workflow", ...timeout, " */"].join("\n"),
    "export async function workflow(input: Input): Promise<string> {",
    "let total = 0;",
    ...body,
    `await ${end};`,
    "return `done ${total}`;",
    "}",
  ].join("\n");
  const parts = [...program.functions, workflow].join("\n\n");
  const used = words.filter((word) => new RegExp(`\\b${word}\\b`).test(parts));
  const imports = used.length === 0 ? [] : [`import { ${used.join(", ")} } from "sfn-compile";`];
  const declared = [...program.used].sort().map(declarationOf);
  return {
    seed,
    text: `${[...imports, preamble, ...declared, parts].join("\n\n")}\n`,
    written: program.written,
    deadline,
  };
}
