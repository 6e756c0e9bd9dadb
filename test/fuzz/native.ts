/** A program as the TypeScript function that it is: in virtual time, with the answers of a world, without any machine. */
import { transformSync } from "esbuild";
import type { ErrorClass, TaskDeclaration } from "../../compiler/compiled";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { VirtualClock } from "../../src/testing/clock";
import type { Ending } from "../../src/testing/ending";
import { evaluate } from "../../src/testing/evaluate";
import { toJson } from "../../src/testing/json";
import { ErrorFactory } from "../../src/testing/native/errors";
import { MadeErrors } from "../../src/testing/native/made-errors";
import { hostName, withPorts } from "../../src/testing/native/ports";
import { Retries } from "../../src/testing/native/retry";
import { undoPolicy } from "../../src/testing/native/undo";
import { sentArguments } from "../../src/testing/payload";
import * as words from "../../src/index";
import { withClock } from "../../src/words/clock";
import { asWorkflow } from "../../src/words/saga";
import { tasks as known } from "./generate/tasks";
import { session } from "./world";
import type { World } from "./world";

/** An attempt to call a task, as both sides make it. */
export interface Call {
  readonly task: string;
  readonly arguments: readonly unknown[];
  /** Milliseconds since the start of the run. */
  readonly time: number;
}

/** What a run came to. */
export interface Ran {
  readonly ending: Ending;
  readonly calls: readonly Call[];
  readonly milliseconds: number;
}

/** A program that can be run natively. */
export interface NativeProgram {
  readonly code: string;
  readonly tasks: ReadonlyMap<string, TaskDeclaration>;
  readonly errors: readonly ErrorClass[];
}

/** The program as a CommonJS module whose tasks are ports, those among them that its machine never calls. */
export function nativeProgram(
  path: string,
  text: string,
  { tasks, errors }: { readonly tasks: readonly TaskDeclaration[]; readonly errors: readonly ErrorClass[] },
): NativeProgram {
  const declared = {
    tasks: new Set(known.map(({ name }) => name)),
    errors: new Map(errors.map(({ className, name }) => [className, name])),
  };
  const { code } = transformSync(withPorts(path, text, declared), { loader: "ts", format: "cjs", target: "node20" });
  return { code, tasks: new Map(tasks.map((task) => [task.name, task])), errors };
}

/** Runs the workflow to its end. Throws `TooLong` when it makes too many calls. */
export async function runNatively(program: NativeProgram, world: World): Promise<Ran> {
  const clock = new VirtualClock(0);
  const made = new MadeErrors();
  const calls: Call[] = [];
  const run: { ending: Ending | null; failure: Error | null } = { ending: null, failure: null };
  const call = playing(program, world, { clock, made, calls, stop: (failure) => (run.failure = failure) });
  const errors = new ErrorFactory(program.errors, made);
  const host = { call: call(errors), errorClass: (name: string, type: unknown) => errors.register(name, type) };
  const workflow = load(program.code, { [hostName]: host, ...made.constructors });
  void withClock(clock, () => asWorkflow(async () => workflow(toJson(world.input)))).then(
    (value) => (run.ending = { kind: "returned", value: toJson(value) }),
    (error: unknown) => (run.ending = threw(error, made)),
  );
  while (run.ending === null && run.failure === null) {
    if (!(await clock.step())) run.ending ??= { kind: "stuck" };
  }
  if (run.failure !== null) throw run.failure;
  return { ending: run.ending ?? { kind: "stuck" }, calls, milliseconds: clock.now };
}

interface Stage {
  readonly clock: VirtualClock;
  readonly made: MadeErrors;
  readonly calls: Call[];
  readonly stop: (failure: Error) => void;
}

function playing({ tasks }: NativeProgram, world: World, { clock, calls, stop }: Stage) {
  const answer = session(world);
  return (errors: ErrorFactory) =>
    async (name: string, args: readonly unknown[]): Promise<unknown> => {
      const task = tasks.get(name);
      const sent = task === undefined ? args.map(toJson) : sentArguments(task, args);
      const retries = new Retries(task?.retry ?? undoPolicy());
      for (;;) {
        calls.push({ task: name, arguments: sent, time: clock.now });
        const { outcome, milliseconds } = answered(answer, name, stop) ?? { milliseconds: 0, outcome: null };
        if (outcome === null) return new Promise(() => undefined);
        await clock.wait(milliseconds);
        if (outcome.kind === "returned") return toJson(outcome.value);
        const delay = retries.next(outcome.name);
        if (delay === null) throw errors.create(outcome.name, outcome.message);
        await clock.wait(delay.least);
      }
    };
}

function answered(answer: ReturnType<typeof session>, name: string, stop: (failure: Error) => void) {
  try {
    return answer(name);
  } catch (error) {
    stop(error instanceof Error ? error : new Error(String(error)));
    return null;
  }
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
