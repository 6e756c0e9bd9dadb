/**
 * A workflow, simulated: its compiled state machine runs with the given answers of its tasks and records what it sees;
 * then the function itself runs in the same world. A test of a workflow is thereby a test of its compilation.
 */
import type { Definition } from "../../compiler/asl/definition";
import { pointingAt, siteOf } from "./blame";
import { compiledWorkflow } from "./compiled-workflow";
import { toJson } from "./json";
import { requireTask } from "./answers";
import { Control } from "./control";
import type { Run } from "./run";
import { RunningWorkflow } from "./running-workflow";
import type { Sent } from "./running-workflow";
import { storeOf, type Objects } from "./objects";
import { Stub } from "./stub";
import type { Stubbed, Task } from "./stub";
import { familyOf } from "./subject";
import type { Subject } from "./subject";
import { runTrial } from "./trial";

export interface SimulateOptions {
  /** The file that exports the workflow, told from the project's root: where two workflows share a name. */
  readonly file?: string;
  /** A folder of the project. Default: the current folder. */
  readonly cwd?: string;
  /** When runs start, on the virtual clock: a Date, ISO text, or milliseconds. */
  readonly start?: string | Date | number;
  /**
   * True: calls of AWS services that no stub answers are made, with the credentials and at the endpoint that the SDK finds in
   * the environment. Else such a run rejects.
   */
  readonly realCalls?: boolean;
  /**
   * What stands for S3, which distributed Maps read and write: a folder with `<bucket>/<key>`, told from the project; or the
   * contents themselves, by `bucket/key`.
   */
  readonly objects?: Objects;
  /**
   * Changes the definition after it was compiled. For testing the tester: a wrong definition must be found out.
   * @internal
   */
  readonly rewrite?: (definition: Definition) => Definition;
}

/** Runs a workflow: its input, then the answers of its tasks. */
export type Simulation<Workflow extends Task> = (
  ...given: [...input: Parameters<Workflow>, ...stubs: Stub[]]
) => RunningWorkflow<Run<Awaited<ReturnType<Workflow>>>>;

/**
 * Prepares a workflow for running in tests. The workflow is found by the name of the function among the project's
 * workflows, and compiled here and now, so that no test's time limit counts it. A run rejects with the compiler's
 * diagnostics when it does not compile, with a `Disagreement` when machine and function do not do the same, and with
 * what an `expect` in a stub throws; a workflow that fails is no rejection but a run with an `error`.
 */
export function simulate<Workflow extends Task>(
  workflow: Workflow,
  options: SimulateOptions = {},
): Simulation<Workflow> {
  const {
    file,
    cwd = process.cwd(),
    start,
    objects,
    realCalls = false,
    rewrite = (definition) => definition,
  } = options;
  const compiled = settled(() => compiledWorkflow({ name: workflow.name, cwd, file }));
  const simulation: Simulation<Workflow> = (...given) => {
    const site = siteOf(simulation);
    const control = new Control<Sent>(start);
    const run = async (): Promise<Run<Awaited<ReturnType<Workflow>>>> => {
      const { subject, code } = compiled();
      const stubs = given.filter((each): each is Stub => each instanceof Stub);
      const [input] = given.filter((each) => !(each instanceof Stub));
      const definition = rewrite(subject.workflow.definition);
      return runTrial(
        { ...subject, workflow: { ...subject.workflow, definition } },
        {
          code,
          stubs,
          control,
          realCalls,
          objects: storeOf(objects, cwd),
          input: input === undefined ? undefined : toJson(input),
        },
      );
    };
    return new RunningWorkflow(pointingAt(site, run()), control, (task) => nameOf(task, compiled().subject));
  };
  return simulation;
}

/** A state by its name, or a call by what it calls. */
function nameOf(task: Stubbed | string, subject: Subject): string {
  const { workflow } = subject;
  if (typeof task !== "string") return requireTask(task, subject);
  if (familyOf(subject).some((each) => each.workflow.map.states[task] !== undefined)) return task;
  throw new Error(`${workflow.name} has no state ${JSON.stringify(task)}`);
}

/** Makes something now, and fails only when it is asked for. */
function settled<Made>(make: () => Made): () => Made {
  try {
    const made = make();
    return () => made;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
