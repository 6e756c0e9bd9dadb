/** The compiled half of a simulation: runs the definition and records what it does with the world. */
import type { Definition, Json } from "../../compiler/asl/definition";
import { functionPlaceholder, functionsOf, outlinedFunction } from "../../compiler/compiled";
import type { TaskDeclaration } from "../../compiler/compiled";
import { callOf, type SdkTarget, type Target } from "../../compiler/ir/target";
import type { Machine } from "../../runtime/interpreter/definition/machine";
import { execute } from "../../runtime/interpreter/execute";
import type { ExecuteOptions, Execution, InvokeRequest } from "../../runtime/interpreter/execution";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import type { Outcome } from "../../runtime/interpreter/task-failure";
import type { Answered } from "./answers";
import { inTime, invocationOf, resultOf, unanswered } from "./lambda-invoke";
import { callbackResult, calledBack, requireOwnToken, waitsForToken, withoutToken } from "./callback";
import { toJson } from "./json";
import { askOutlined } from "./outlined";
import { argumentsOf } from "./payload";
import type { Attempt } from "./recording";
import { sentToService } from "./sdk/answer";
import { sdkTargets } from "./sdk/packages";
import type { Subject } from "./subject";

/** Answers one attempt of one call; attempts count from 1. */
export type AnswerTask = (
  task: TaskDeclaration,
  payload: Json,
  attempt: number,
  request?: InvokeRequest,
) => Promise<Answered>;

/** Answers one attempt of one call of a service: what it was sent is as the state sends it, and so is the answer. */
export type AnswerService = (target: SdkTarget, request: InvokeRequest) => Promise<Answered>;

/** Answers one attempt of one call of what exists elsewhere: a function, an activity. */
export type AnswerElsewhere = (target: Target, payload: Json, request: InvokeRequest) => Promise<Answered>;

/** Who answers what a machine calls. */
export interface Answering {
  readonly task: AnswerTask;
  readonly service: AnswerService;
  readonly elsewhere: AnswerElsewhere;
}

export interface MachineRun {
  readonly execution: Execution;
  readonly recording: readonly Attempt[];
}

/** What an execution is given. */
export interface Given {
  readonly input: Json;
  readonly start?: string | Date | number | undefined;
}

/** Runs the machine of a workflow. Rejects with what an answer throws, such as a failed assertion of the test. */
export async function runMachine(subject: Subject, given: Given, answer: Answering): Promise<MachineRun> {
  const recording: Attempt[] = [];
  let open = 0;
  const { name: stateMachineName, type } = subject.workflow;
  const execution = await executed(deployed(subject), {
    input: given.input,
    ...(given.start === undefined ? {} : { start: given.start }),
    type,
    stateMachineName,
    invoke: async (request) => {
      const { arn, payload } = invocationOf(request);
      if (arn === `${arnPrefix}${outlinedFunction(stateMachineName)}`)
        return resultOf(await askOutlined(subject, payload), request);
      const called = calledBy(request, subject, answer);
      const beside = open > 0 || recording.some(({ end }) => end > request.time);
      const at = recording.push(attemptOf(called, beside, request)) - 1;
      open++;
      const said = await called.answer().finally(() => open--);
      requireOwnToken(said, called.name, request);
      const answered = waitsForToken(request) ? calledBack(said, request) : inTime(said, request);
      const givenUp = answered.outcome.kind === "failed" && isTimeout(answered.outcome.name) && answered !== said;
      recording[at] = { ...attemptOf(called, beside, request, answered), givenUp };
      return waitsForToken(request) && answered !== said ? callbackResult(said, request) : resultOf(said, request);
    },
  });
  return { execution, recording };
}

interface Options extends ExecuteOptions {
  readonly invoke: (request: InvokeRequest) => Promise<Outcome>;
}

/** An execution; rejects with what `invoke` throws, unless that is a `TaskFailure`, with which the machine has to live. */
export async function executed(definition: Definition | Machine | string, options: Options): Promise<Execution> {
  const thrown: unknown[] = [];
  const invoke = async (request: InvokeRequest): Promise<Outcome> => {
    try {
      return await options.invoke(request);
    } catch (error) {
      if (!(error instanceof TaskFailure)) thrown.push(error);
      throw error;
    }
  };
  const execution = await execute(definition, { ...options, invoke, name: "simulated" });
  if (thrown.length > 0) throw thrown[0];
  return execution;
}

const arnPrefix = "arn:aws:lambda:us-east-1:123456789012:function:";

const deployments = new WeakMap<Definition, Definition>();

/** The definition with function ARNs in place of its placeholders, as a deployment makes it. */
function deployed(subject: Subject): Definition {
  const { definition } = subject.workflow;
  const made = deployments.get(definition) ?? deploy(subject);
  deployments.set(definition, made);
  return made;
}

function deploy({ workflow }: Subject): Definition {
  const substituted = functionsOf(workflow).reduce(
    (text, task) => text.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`),
    JSON.stringify(workflow.definition),
  );
  return parseDefinition(substituted);
}

const parseDefinition: (text: string) => Definition = JSON.parse;

function isTimeout(name: string): boolean {
  return name === "States.Timeout" || name === "States.HeartbeatTimeout";
}

interface Called {
  /** By which the native run knows it. */
  readonly name: string;
  readonly args: readonly unknown[];
  readonly answer: () => Promise<Answered>;
}

function calledBy(request: InvokeRequest, subject: Subject, answer: Answering): Called {
  const service = serviceOf(request, subject);
  if (service !== undefined) {
    const args = [toJson(sentToService(subject.root, service, request.arguments))];
    return { name: callOf(service), args, answer: () => answer.service(service, request) };
  }
  const { arn, payload } = invocationOf(request);
  const elsewhere = subject.workflow.targets.find((each) => each.kind !== "sdk" && callOf(each) === arn);
  if (elsewhere !== undefined)
    return { name: arn, args: [payload], answer: () => answer.elsewhere(elsewhere, payload, request) };
  const task = taskOf(arn, request, subject);
  return {
    name: task.name,
    args: argumentsOf(task, payload),
    answer: () => answer.task(task, payload, request.attempt, request),
  };
}

function serviceOf({ resource }: InvokeRequest, subject: Subject): SdkTarget | undefined {
  return sdkTargets(subject).find(
    ({ service, action }) =>
      resource.replace(".waitForTaskToken", "") === `arn:aws:states:::aws-sdk:${service}:${action}`,
  );
}

function taskOf(arn: string, { state }: InvokeRequest, { tasks }: Subject): TaskDeclaration {
  const task = tasks.get(arn.slice(arnPrefix.length));
  if (task === undefined) throw new Error(`the state ${state} calls ${arn}, which is no task of this workflow`);
  return task;
}

function attemptOf({ name, args }: Called, beside: boolean, request: InvokeRequest, answered = unanswered): Attempt {
  return {
    task: name,
    arguments: args.map((each) => withoutToken(each, waitsForToken(request) ? request.token : undefined)),
    state: request.state,
    attempt: request.attempt,
    start: request.time,
    end: request.time + answered.milliseconds,
    outcome: answered.outcome,
    givenUp: false,
    beside,
  };
}
