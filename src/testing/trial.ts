/** One run of a compiled workflow, with its function run beside it. */
import type { ObjectStore } from "../../runtime/interpreter/object-store";
import { argumentsElsewhere } from "./elsewhere";
import { answeringFor } from "../words/task-context";
import { clientContextOf, limitOf } from "./lambda-invoke";
import type { Json } from "../../compiler/asl/definition";
import type { Execution } from "../../runtime/interpreter/execution";
import { callOf, titleOf, type Target } from "../../compiler/ir/target";
import { callHere } from "../definition/parameters";
import { answersByTask, askRealTask, askService, askStub } from "./answers";
import type { Answered } from "./answers";
import { waitsForToken } from "./callback";
import { Code } from "./code";
import type { Control, Reins } from "./control";
import { difference, isConcurrent, tooEarly } from "./compare";
import { Disagreement } from "./disagreement";
import { endingOf } from "./ending";
import { isRecord, toJson } from "./json";
import { runMachine } from "./machine";
import type { AnswerElsewhere, Answering, AnswerService, AnswerTask, MachineRun } from "./machine";
import { runFunction } from "./native/run";
import { argumentsOf } from "./payload";
import { startTask } from "./real-task";
import type { RealTask } from "./real-task";
import type { Meddling } from "./recorder";
import type { Attempt } from "./recording";
import { runOf } from "./run";
import type { Run } from "./run";
import type { Sent } from "./running-workflow";
import type { AnswerAttempt } from "./script";
import { answeredBy, callService, failedBy, sentToService, unanswered } from "./sdk/answer";
import { sdkTargets } from "./sdk/packages";
import type { Stub } from "./stub";
import type { Subject } from "./subject";

interface Allowed {
  readonly code: Code;
  /** Where the test can answer what waits for a token. */
  readonly control: Control<Sent> | undefined;
  /** Services without a stub are called, with the credentials and at the endpoint that the SDK finds. */
  readonly realCalls: boolean;
}

/** What one run is made with. */
export interface Trial extends Partial<Pick<Allowed, "realCalls">> {
  readonly code: Code;
  readonly stubs: readonly Stub[];
  readonly input: Json | undefined;
  /** Who may answer what waits for a token; its clock is that of the run. */
  readonly control?: Control<Sent>;
  /** What stands for S3. */
  readonly objects?: ObjectStore | undefined;
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
  return (await tryOut<Output>(subject, trial)).run;
}

/** The same; `meddling` may come between the machine and the answers. */
export async function tryOut<Output>(
  subject: Subject,
  { code, stubs, input, start, objects, control, realCalls = false }: Trial,
  meddling?: Meddling,
): Promise<TriedOut<Output>> {
  const answers = answersByTask(stubs, subject);
  const within: Attempt[] = [];
  const allowed = { answers, code, realCalls, control, within };
  const begun = { input, start, objects, meddling, ...(control === undefined ? {} : { control }) };
  const { execution, recording } = await tryOne(subject, allowed, begun);
  return { run: runOf(subject, execution, [...recording, ...within]), recording };
}

interface Allowing extends Allowed {
  readonly answers: ReadonlyMap<string, AnswerAttempt>;
  /** Receives what the workflows do that it calls. */
  readonly within: Attempt[];
}

interface Begun extends Pick<Trial, "input" | "start" | "objects"> {
  readonly control?: Reins<Sent>;
  readonly meddling?: Meddling | undefined;
}

/** One workflow: those that it calls, and that no stub answers for, are tried out the same way. */
async function tryOne(subject: Subject, allowed: Allowing, { input, start, objects, control, meddling }: Begun) {
  const plain = answering(allowed.answers, subject, allowed);
  const elsewhere: AnswerElsewhere = async (target, payload, request) => {
    const child = subject.children?.find(({ workflow }) => target.kind === "child" && workflow.name === target.name);
    if (child === undefined || allowed.answers.has(callOf(target))) return plain.elsewhere(target, payload, request);
    const sent = isRecord(request.arguments) && "Input" in request.arguments ? payload : undefined;
    const begun = { input: sent, start: request.time, objects };
    const inIt = (reins?: Reins<Sent>) =>
      tryOne(child, { ...allowed, code: codeOf(child) }, reins === undefined ? begun : { ...begun, control: reins });
    const made = await (allowed.control === undefined ? inIt() : allowed.control.child(request.time, inIt));
    allowed.within.push(...made.recording);
    return endOf(made.execution);
  };
  const answer: Answering = { ...plain, elsewhere };
  const machineRun = await runMachine(subject, { input: input ?? {}, start, objects, control, meddling }, answer);
  await compare(subject, machineRun, input, await allowed.code.workflow());
  return machineRun;
}

const codes = new WeakMap<Subject, Code>();

function codeOf(subject: Subject): Code {
  const code = codes.get(subject) ?? new Code(subject);
  codes.set(subject, code);
  return code;
}

/** An execution as the answer of the call that has started it. */
function endOf(execution: Execution): Answered {
  const milliseconds = execution.stopTime - execution.startTime;
  const ending = endingOf(execution);
  if (ending.kind === "returned") return { outcome: ending, milliseconds };
  const message = ending.kind === "threw" ? ending.message : "";
  const name = execution.status === "TIMED_OUT" ? "States.Timeout" : (execution.error ?? "");
  return { outcome: { kind: "failed", name, message }, milliseconds };
}

async function compare(
  subject: Subject,
  { execution, recording }: MachineRun,
  input: Json | undefined,
  bundle: string,
): Promise<void> {
  const { id, startTime: start, drawn } = execution;
  const given = { bundle, input, recording, start, drawn, id };
  const machine = endingOf(execution, sdkTargets(subject));
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

function nobodyAnswers(target: Target, state: string): Error {
  return new Error(
    `the state ${state} calls ${callOf(target)}, and no stub answers: add when(${titleOf(target)}, …) to the run`,
  );
}

/** Seconds that Lambda gives a function that says nothing else. */
const lambdaDefault = 3;

/** Stubs answer for their tasks; the others are started when they are first called, and live for one run. */
function answering(answers: ReadonlyMap<string, AnswerAttempt>, subject: Subject, trial: Allowed): Answering {
  const { root } = subject;
  const started = new Map<string, RealTask>();
  const service: AnswerService = async (target, request) => {
    const answer = answers.get(callOf(target));
    if (answer === undefined && !trial.realCalls && trial.control !== undefined && waitsForToken(request)) return null;
    if (answer === undefined && !trial.realCalls) throw unanswered(target, request.state);
    const sent = sentToService(root, target, request.arguments);
    const ask = (): unknown =>
      answer === undefined ? callService(root, target, request) : answer([sent], { functionSeconds: Infinity });
    return askService(ask, {
      read: (given) => answeredBy(root, target, given),
      failed: (error) => failedBy(root, target, error),
    });
  };
  const task: AnswerTask = async (task, payload, _, request) => {
    const told = request === undefined ? undefined : clientContextOf(request);
    const answer = answers.get(task.name);
    if (answer !== undefined) {
      const functionSeconds = task.timeoutSeconds ?? lambdaDefault;
      return answeringFor(told, () => askStub(answer, argumentsOf(task, toJson(payload)), { functionSeconds }));
    }
    const real = started.get(task.name) ?? startTask(root, task, await trial.code.task(task));
    started.set(task.name, real);
    return askRealTask(real, payload, told);
  };
  const elsewhere: AnswerElsewhere = async (target, payload, request) => {
    const answer = answers.get(callHere(target, subject.workflow));
    if (answer === undefined && trial.control !== undefined && request.token !== undefined) return null;
    if (answer === undefined) throw nobodyAnswers(target, request.state);
    return askStub(answer, argumentsElsewhere(target, payload, request).map(toJson), {
      functionSeconds: limitOf(request),
    });
  };
  return { task, service, elsewhere };
}
