/**
 * A workflow, simulated: its compiled state machine runs with the given answers of its tasks and records what it sees;
 * then the function itself runs in the same world. A test of a workflow is thereby a test of its compilation.
 */
import type { Definition, Json } from "../../compiler/asl/definition";
import { askRealTask, askStub, stubsByTask } from "./answers";
import type { Code } from "./code";
import { difference, endedAtLimit, isConcurrent } from "./compare";
import { compiledWorkflow } from "./compiled-workflow";
import { Disagreement } from "./disagreement";
import { endingOf } from "./ending";
import { toJson } from "./json";
import { runMachine } from "./machine";
import type { Answer, MachineRun } from "./machine";
import { runFunction } from "./native/run";
import { startTask } from "./real-task";
import type { RealTask } from "./real-task";
import { runOf } from "./run";
import type { Run } from "./run";
import { Stub } from "./stub";
import type { Task } from "./stub";
import type { Subject } from "./subject";

export interface SimulateOptions {
  /** The file that exports the workflow, told from the project's root: where two workflows share a name. */
  readonly file?: string;
  /** A folder of the project. Default: the current folder. */
  readonly cwd?: string;
  /**
   * Changes the definition after it was compiled. For testing the tester: a wrong definition must be found out.
   * @internal
   */
  readonly rewrite?: (definition: Definition) => Definition;
}

/** Runs a workflow: its input, then the answers of its tasks. */
export type Simulation<Workflow extends Task> = (
  ...given: [...input: Parameters<Workflow>, ...stubs: Stub[]]
) => Promise<Run<Awaited<ReturnType<Workflow>>>>;

/**
 * Prepares a workflow for running in tests. The workflow is found by the name of the function among the project's
 * workflows and compiled at the first run. A run rejects with the compiler's diagnostics when it does not compile,
 * with a `Disagreement` when machine and function do not do the same, and with what an `expect` in a stub throws;
 * a workflow that fails is no rejection but a run with an `error`.
 */
export function simulate<Workflow extends Task>(
  workflow: Workflow,
  options: SimulateOptions = {},
): Simulation<Workflow> {
  const { file, cwd = process.cwd(), rewrite = (definition) => definition } = options;
  return async (...given) => {
    const stubs = given.filter((each): each is Stub => each instanceof Stub);
    const [input] = given.filter((each) => !(each instanceof Stub));
    const { subject, code } = compiledWorkflow({ name: workflow.name, cwd, file });
    const definition = rewrite(subject.workflow.definition);
    return simulateSubject(
      { ...subject, workflow: { ...subject.workflow, definition } },
      { code, stubs, input: input === undefined ? undefined : toJson(input) },
    );
  };
}

/** What one run is made with. */
export interface Trial {
  readonly code: Code;
  readonly stubs: readonly Stub[];
  readonly input: Json | undefined;
}

/** Runs a compiled workflow and its function, and compares. */
export async function simulateSubject<Output>(subject: Subject, { code, stubs, input }: Trial): Promise<Run<Output>> {
  const machineRun = await runMachine(subject, input ?? {}, answering(stubsByTask(stubs, subject), subject, code));
  if (!endedAtLimit(machineRun.execution)) await compare(subject, machineRun, input, await code.workflow());
  return runOf(subject, machineRun.execution, machineRun.recording);
}

async function compare(
  subject: Subject,
  { execution, recording }: MachineRun,
  input: Json | undefined,
  bundle: string,
): Promise<void> {
  const concurrent = isConcurrent(execution, subject);
  const start = execution.startTime;
  const native = await runFunction(subject, { bundle, input, recording, start, concurrent });
  const machine = endingOf(execution);
  const found = difference(execution, machine, native, concurrent);
  if (found === null) return;
  throw new Disagreement(found, { subject, recording, trace: native.trace, machine, native: native.ending });
}

/** Stubs answer for their tasks; the others are started when they are first called, and live for one run. */
function answering(stubs: ReadonlyMap<string, Stub>, { root }: Subject, code: Code): Answer {
  const started = new Map<string, RealTask>();
  return async (task, payload) => {
    const stub = stubs.get(task.name);
    if (stub !== undefined) return askStub(stub, task, payload);
    const real = started.get(task.name) ?? startTask(root, task, await code.task(task));
    started.set(task.name, real);
    return askRealTask(real, payload);
  };
}
