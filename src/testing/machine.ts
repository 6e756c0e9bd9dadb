/** The compiled half of a simulation: runs the definition and records what it does with the world. */
import type { Definition, Json } from "../../compiler/asl/definition";
import {
  childrenOf,
  functionPlaceholder,
  functionsOf,
  machinePlaceholder,
  outlinedFunction,
} from "../../compiler/compiled";
import type { TaskDeclaration } from "../../compiler/compiled";
import { callOf, type SdkTarget, type Target } from "../../compiler/ir/target";
import type { Machine } from "../../runtime/interpreter/definition/machine";
import { execute } from "../../runtime/interpreter/execute";
import type { ExecuteOptions, Execution, InvokeRequest } from "../../runtime/interpreter/execution";
import type { ObjectStore } from "../../runtime/interpreter/object-store";
import { randomFrom } from "../../runtime/interpreter/random";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import { asWritten } from "../../runtime/interpreter/tasks/integrations";

import type { Outcome } from "../../runtime/interpreter/task-failure";
import type { Answered } from "./answers";
import { callHere, withParameters } from "../definition/parameters";
import { begun, childArguments, childInput, machineOf } from "./child-execution";
import type { Reins } from "./control";
import { controlledBy, refuseLost } from "./controlled";
import { callsApi, requestOf } from "./http";
import { invocationOf, resultOf } from "./lambda-invoke";
import { toJson } from "./json";
import { askOutlined } from "./outlined";
import { argumentsOf } from "./payload";
import { Recorder } from "./recorder";
import type { Called, Meddling } from "./recorder";
import type { Attempt } from "./recording";
import type { Sent } from "./running-workflow";
import { sentToService } from "./sdk/answer";
import { shownSets } from "./sdk/documents";
import { sdkTargets } from "./sdk/packages";
import type { Subject } from "./subject";

/** Answers one attempt of one call; attempts count from 1. */
export type AnswerTask = (
  task: TaskDeclaration,
  payload: Json,
  attempt: number,
  request?: InvokeRequest,
) => Promise<Answered>;

/** Answers one attempt of one call of a service, or leaves it to whoever has its token: what it was sent is as the state sends it, and so is the answer. */
export type AnswerService = (target: SdkTarget, request: InvokeRequest) => Promise<Answered | null>;

/** Answers one attempt of one call of what exists elsewhere: a function, an activity. */
export type AnswerElsewhere = (target: Target, payload: Json, request: InvokeRequest) => Promise<Answered | null>;

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
  readonly objects?: ObjectStore | undefined;
  readonly start?: string | Date | number | undefined;
  /** Who may answer what waits for a token; its clock is that of the execution. */
  readonly control?: Reins<Sent> | undefined;
  readonly meddling?: Meddling | undefined;
}

/** Runs the machine of a workflow. Rejects with what an answer throws, such as a failed assertion of the test. */
export async function runMachine(subject: Subject, given: Given, answer: Answering): Promise<MachineRun> {
  const recorder = new Recorder(given.meddling?.between);
  const drawn: (number | string)[] = [];
  const random = randomFrom(seedOfOutlined);
  const { input, start, objects, control } = given;
  const { name: stateMachineName, type } = subject.workflow;
  const execution = await executed(deployed(subject), {
    input,
    ...(start === undefined ? {} : { start }),
    ...(control === undefined ? {} : controlledBy(control, recorder)),
    ...(objects === undefined ? {} : { objectStore: objects }),
    onObjects: (access) => recorder.accessed(access),
    ...(given.meddling?.failObjects === undefined ? {} : { failObjects: given.meddling.failObjects }),
    type,
    stateMachineName,
    drawn,
    invoke: async (request) => {
      const { arn, payload } = invocationOf(request);
      if (arn === `${arnPrefix}${outlinedFunction(stateMachineName)}`)
        return resultOf(await askOutlined(subject, payload, { now: request.time, random, drawn }), request);
      return recorder.ask(calledBy(request, subject, answer), request);
    },
  });
  if (control !== undefined) refuseLost(recorder, control, execution);
  return { execution, recording: recorder.recording };
}

/** Another one than that of the execution, so that they do not draw the same. */
const seedOfOutlined = 1;

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

const machinePrefix = "arn:aws:states:us-east-1:123456789012:stateMachine:";
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
  const functions = functionsOf(workflow).map((task) => [functionPlaceholder(task), `${arnPrefix}${task}`] as const);
  const machines = childrenOf(workflow).map(
    (child) => [machinePlaceholder(child), `${machinePrefix}${child}`] as const,
  );
  const substituted = [...functions, ...machines].reduce(
    (text, [placeholder, arn]) => text.replaceAll(`\${${placeholder}}`, arn),
    JSON.stringify(workflow.definition),
  );
  return parseDefinition(withParameters(substituted, workflow));
}

const parseDefinition: (text: string) => Definition = JSON.parse;

function calledBy(request: InvokeRequest, subject: Subject, answer: Answering): Called {
  const service = serviceOf(request, subject);
  if (service !== undefined) {
    const args = [toJson(shownSets(sentToService(subject.root, service, request.arguments)))];
    return { name: callOf(service), args, answer: () => answer.service(service, request) };
  }
  const child = childOf(request, subject);
  if (child !== undefined)
    return {
      name: callOf(child),
      by: "child",
      args: childArguments(request),
      answer: async () => begun(await answer.elsewhere(child, toJson(childInput(request)), request), request),
    };
  const api = callsApi(request.resource) ? targetOf("http", subject) : undefined;
  if (api !== undefined) {
    const args = requestOf(request.arguments);
    return { name: callOf(api), by: "api", args, answer: () => answer.elsewhere(api, null, request) };
  }
  const { arn, payload } = invocationOf(request);
  const called = arn.replace(/\.waitForTaskToken$/, "");
  const { workflow } = subject;
  const elsewhere = workflow.targets.find((each) => each.kind !== "sdk" && callHere(each, workflow) === called);
  if (elsewhere !== undefined)
    return {
      name: called,
      args: [asWritten(request.resource, payload)],
      ...(elsewhere.kind === "integration" ? { by: elsewhere.kind } : {}),
      answer: () => answer.elsewhere(elsewhere, payload, request),
    };
  const task = taskOf(arn, request, subject);
  return {
    name: task.name,
    args: argumentsOf(task, payload),
    answer: () => answer.task(task, payload, request.attempt, request),
  };
}

function targetOf(kind: Target["kind"], { workflow }: Subject): Target | undefined {
  return workflow.targets.find((each) => each.kind === kind);
}

/** The workflow whose machine is started. */
function childOf(request: InvokeRequest, { workflow }: Subject): Target | undefined {
  const machine = machineOf(request);
  return workflow.targets.find((each) => each.kind === "child" && machine === `${machinePrefix}${each.name}`);
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
