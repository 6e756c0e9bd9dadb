/** One run of a compiled workflow, with its function run beside it. */
import type { Json } from "../../compiler/asl/definition";
import { answersByTask, askRealTask, askStub } from "./answers";
import type { Code } from "./code";
import { difference, isConcurrent, tooEarly } from "./compare";
import { Disagreement } from "./disagreement";
import { endingOf } from "./ending";
import { toJson } from "./json";
import { runMachine } from "./machine";
import type { AnswerTask, MachineRun } from "./machine";
import { runFunction } from "./native/run";
import { argumentsOf } from "./payload";
import { startTask } from "./real-task";
import type { RealTask } from "./real-task";
import type { Attempt } from "./recording";
import { runOf } from "./run";
import type { Run } from "./run";
import type { AnswerAttempt } from "./script";
import type { Stub } from "./stub";
import type { Subject } from "./subject";

/** What one run is made with. */
export interface Trial {
  readonly code: Code;
  readonly stubs: readonly Stub[];
  readonly input: Json | undefined;
  /** When it starts; undefined: the runtime's own choice. */
  readonly start?: string | Date | number | undefined;
}

/** A run with all that its machine did. */
export interface TriedOut<Output> {
  readonly run: Run<Output>;
  readonly recording: readonly Attempt[];
}

/** Runs a machine and its function, and compares. Rejects with a `Disagreement`, or with what is wrong with the stubs. */
export async function runTrial<Output>(subject: Subject, trial: Trial): Promise<Run<Output>> {
  return (await tryOut<Output>(subject, trial, (answer) => answer)).run;
}

/** The same; `meddle` may come between the machine and the answers. */
export async function tryOut<Output>(
  subject: Subject,
  { code, stubs, input, start }: Trial,
  meddle: (answer: AnswerTask) => AnswerTask,
): Promise<TriedOut<Output>> {
  const answer = meddle(answering(answersByTask(stubs, subject), subject, code));
  const machineRun = await runMachine(subject, { input: input ?? {}, start }, answer);
  await compare(subject, machineRun, input, await code.workflow());
  const { execution, recording } = machineRun;
  return { run: runOf(subject, execution, recording), recording };
}

async function compare(
  subject: Subject,
  { execution, recording }: MachineRun,
  input: Json | undefined,
  bundle: string,
): Promise<void> {
  const given = { bundle, input, recording, start: execution.startTime, drawn: execution.drawn };
  const machine = endingOf(execution);
  let concurrent = isConcurrent(execution, subject);
  let native = await runFunction(subject, { ...given, concurrent });
  if (concurrent && native.sequential) {
    concurrent = false;
    native = await runFunction(subject, { ...given, concurrent });
  }
  const found = difference(execution, machine, native, concurrent) ?? tooEarly(recording, native);
  if (found === null) return;
  if (concurrent) {
    const inTurn = await runFunction(subject, { ...given, concurrent, inTurn: true });
    if (difference(execution, machine, inTurn, concurrent) === null) return;
  }
  throw new Disagreement(found, { subject, recording, trace: native.trace, machine, native: native.ending });
}

/** Seconds that Lambda gives a function that says nothing else. */
const lambdaDefault = 3;

/** Stubs answer for their tasks; the others are started when they are first called, and live for one run. */
function answering(answers: ReadonlyMap<string, AnswerAttempt>, { root }: Subject, code: Code): AnswerTask {
  const started = new Map<string, RealTask>();
  return async (task, payload) => {
    const answer = answers.get(task.name);
    if (answer !== undefined) {
      const functionSeconds = task.timeoutSeconds ?? lambdaDefault;
      return askStub(answer, argumentsOf(task, toJson(payload)), { functionSeconds });
    }
    const real = started.get(task.name) ?? startTask(root, task, await code.task(task));
    started.set(task.name, real);
    return askRealTask(real, payload);
  };
}
