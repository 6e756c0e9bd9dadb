/** A program as the TypeScript function that it is: in virtual time, with the answers of a world, without any machine. */
import { transformSync } from "esbuild";
import type { ErrorClass, TaskDeclaration } from "../../compiler/compiled";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { VirtualClock } from "../../src/testing/clock";
import type { Ending } from "../../src/testing/ending";
import { evaluate } from "../../src/testing/evaluate";
import { toJson } from "../../src/testing/json";
import { chanceOf, recordedChance } from "../../src/testing/native/chance";
import { ErrorFactory } from "../../src/testing/native/errors";
import { MadeErrors } from "../../src/testing/native/made-errors";
import { hostName, withPorts } from "../../src/testing/native/ports";
import * as words from "../../src/index";
import { withClock } from "../../src/words/clock";
import { asWorkflow } from "../../src/words/saga";
import { tasks as known } from "./generate/tasks";
import { watchedPromise } from "./at-once";
import { Ports, surroundedPorts } from "./ports";
import { TooLong } from "./world";
import type { Call, World } from "./world";

/** What a run came to. */
export interface Ran {
  readonly ending: Ending;
  readonly calls: readonly Call[];
  readonly milliseconds: number;
  /** Members of a group have failed at the same moment: see at-once.ts. */
  readonly atOnce?: boolean;
}

/** A program that can be run natively. */
export interface NativeProgram {
  readonly code: string;
  readonly tasks: ReadonlyMap<string, TaskDeclaration>;
  readonly errors: readonly ErrorClass[];
}

/** Of what counts its turns (turns.ts): other programs end. */
const mostTurns = 5_000;

/** When every run begins, on the clock of the runtime as well. */
export const startOfTime = Date.parse("2026-01-01T00:00:00.000Z");

/** The program as a CommonJS module whose tasks are ports, those among them that its machine never calls. */
export function nativeProgram(
  path: string,
  text: string,
  { tasks, errors }: { readonly tasks: readonly TaskDeclaration[]; readonly errors: readonly ErrorClass[] },
): NativeProgram {
  const declared = {
    ports: new Map(known.map(({ name }) => [name, name])),
    errors: new Map(errors.map(({ className, name }) => [className, name])),
  };
  const ported = withPorts(path, surroundedPorts(text, new Set(declared.ports.keys())), declared);
  const { code } = transformSync(ported, { loader: "ts", format: "cjs", target: "node20" });
  return { code, tasks: new Map(tasks.map((task) => [task.name, task])), errors };
}

/** Runs the workflow to its end. Throws `TooLong` when it makes too many calls. */
export async function runNatively(program: NativeProgram, world: World): Promise<Ran> {
  const clock = new VirtualClock(startOfTime);
  const made = new MadeErrors();
  const errors = new ErrorFactory(program.errors, made);
  const ports = new Ports(program.tasks, world, { clock, errors, startOfTime });
  let turns = 0;
  const host = {
    call: (task: string, sent: readonly unknown[]) => heard(ports.call(task, sent)),
    alone:
      (task: string, retried: boolean) =>
      (...sent: readonly unknown[]) =>
        heard(ports.call(task, sent, { retried })),
    errorClass: (name: string, type: unknown) => errors.register(name, type),
    turn: () => {
      if (++turns > mostTurns) throw new TooLong();
    },
  };
  const run: { ending: Ending | null; time: number } = { ending: null, time: startOfTime };
  const end = (ending: Ending): void => void Object.assign(run, { ending, time: clock.now });
  const failed = { atOnce: false };
  const Promise = watchedPromise(clock, () => (failed.atOnce = true));
  const chance = chanceOf(recordedChance(clock, [])).names;
  const workflow = load(program.code, { [hostName]: host, ...made.constructors, ...chance, Promise });
  void withClock(clock, () => asWorkflow(async () => workflow(toJson(world.input)), atOnce)).then(
    (value) => end({ kind: "returned", value: toJson(value) }),
    (error: unknown) => end(threw(error, made)),
  );
  while (run.ending === null && ports.failure === null && turns <= mostTurns) {
    if (!(await clock.step())) run.ending ??= { kind: "stuck" };
  }
  if (ports.failure !== null) throw ports.failure;
  if (turns > mostTurns) throw new TooLong();
  await new globalThis.Promise((resolve) => setImmediate(resolve));
  return {
    ...failed,
    ending: run.ending ?? { kind: "stuck" },
    calls: ports.calls,
    milliseconds: run.time - startOfTime,
  };
}

/** Members of these programs register nothing: like a machine, no scope waits for those that a failure has left behind. */
async function atOnce(): Promise<void> {
  await Promise.resolve();
}

/** A promise whose error nobody may ever ask for. */
function heard(promise: Promise<unknown>): Promise<unknown> {
  promise.catch(() => undefined);
  return promise;
}

function threw(error: unknown, made: MadeErrors): Ending {
  const ending = { kind: "threw", name: errorName(error), message: errorMessage(error) } as const;
  return made.isEngines(error) ? { ...ending, byEngine: true } : ending;
}

type Workflow = (input: unknown) => unknown;

function load(code: string, names: { readonly [name: string]: unknown }): Workflow {
  const { workflow } = evaluate(code, () => words, names);
  if (typeof workflow !== "function") throw new Error("the program exports no workflow");
  return (input) => Reflect.apply(workflow, undefined, [input]) as unknown;
}
