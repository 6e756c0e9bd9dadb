/** The tasks of generated sagas: what they are called, what they give, how patient their states are. */
import type { Patience } from "../words";

interface Task {
  readonly result: "string" | "number" | "boolean" | "void";
  /** Lines of the annotation behind `@task`, and what they mean for the oracle. */
  readonly tags: readonly string[];
  readonly retry?: Patience;
  /** Seconds after which the state gives up: five more than the function has. */
  readonly timeout?: number;
}

/** `take`, `release`, `drop` and `clear` change the world; the others only may fail. */
export const tasks = {
  take: { result: "string", tags: ["@timeout 20 seconds"], timeout: 25 },
  release: { result: "void", tags: [] },
  drop: {
    result: "void",
    tags: ["@timeout 30 seconds", "@retry retries=2 interval=3s backoff=1"],
    retry: { retries: 2, interval: 3, backoff: 1 },
    timeout: 35,
  },
  clear: { result: "void", tags: [] },
  tell: { result: "void", tags: [] },
  work: { result: "void", tags: [] },
  hurry: { result: "void", tags: ["@timeout 5 seconds"], timeout: 10 },
  insist: {
    result: "void",
    tags: ["@retry on=Busy retries=2 interval=1s backoff=2"],
    retry: { on: ["Busy", "SoldOut"], retries: 2, interval: 1, backoff: 2 },
  },
  count: { result: "number", tags: [] },
  ask: { result: "boolean", tags: [] },
} as const satisfies { readonly [name: string]: Task };

export type TaskName = keyof typeof tasks;

/** What the table says of a task. */
export function taskNamed(name: TaskName): Task {
  return tasks[name];
}

/** True for the name of a task. */
export function isTask(name: string): name is TaskName {
  return Object.hasOwn(tasks, name);
}

/** The declaration of a task; the host of the run answers it. */
export function declarationOf(name: TaskName): string {
  const { tags, result } = taskNamed(name);
  const comment = ["/**", " * @task", ...tags.map((tag) => ` * ${tag}`), " */"].join("\n");
  return `${comment}\nexport async function ${name}(what: string): Promise<${result}> {\n  return host("${name}", what);\n}`;
}

/** Classes of errors, and the port through which tasks are played. */
export const preamble = `declare function host(task: string, what: string): Promise<any>;
interface Input { items: string[]; flag: boolean }
export class Busy extends Error { override name = "Busy"; }
export class SoldOut extends Busy { override name = "SoldOut"; }`;
