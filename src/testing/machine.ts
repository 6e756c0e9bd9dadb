/** The compiled half of a simulation: runs the definition and records what it does with the world. */
import type { Definition, Json } from "../../compiler/asl/definition";
import { functionPlaceholder } from "../../compiler/compiled";
import type { TaskDeclaration } from "../../compiler/compiled";
import { execute } from "../../runtime/interpreter/execute";
import type { Execution, InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import type { Answered } from "./answers";
import { isRecord, parse, stringify } from "./json";
import { argumentsOf } from "./payload";
import type { Attempt } from "./recording";
import type { Subject } from "./subject";

/** Answers one attempt of one call. */
export type Answer = (task: TaskDeclaration, payload: Json) => Promise<Answered>;

export interface MachineRun {
  readonly execution: Execution;
  readonly recording: readonly Attempt[];
}

/** Runs the machine of a workflow. Rejects with what an answer throws, such as a failed assertion of the test. */
export async function runMachine(subject: Subject, input: Json, answer: Answer): Promise<MachineRun> {
  const recording: Attempt[] = [];
  const thrown: unknown[] = [];
  const invoke = async (request: InvokeRequest): Promise<Outcome> => {
    const { task, payload } = callOf(request, subject);
    const at = recording.push(attemptOf(task, payload, request)) - 1;
    try {
      const answered = inTime(await answer(task, payload), request);
      recording[at] = attemptOf(task, payload, request, answered);
      return resultOf(answered, request);
    } catch (error) {
      if (!(error instanceof TaskFailure)) thrown.push(error);
      throw error;
    }
  };
  const { name, type } = subject.workflow;
  const execution = await execute(deployed(subject), {
    input,
    type,
    name: "simulated",
    stateMachineName: name,
    invoke,
  });
  if (thrown.length > 0) throw thrown[0];
  return { execution, recording };
}

const arnPrefix = "arn:aws:lambda:us-east-1:123456789012:function:";

/** The definition with function ARNs in place of its placeholders, as a deployment makes it. */
function deployed({ workflow }: Subject): Definition {
  const substituted = workflow.tasks.reduce(
    (text, task) => text.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`),
    JSON.stringify(workflow.definition),
  );
  return parseDefinition(substituted);
}

const parseDefinition: (text: string) => Definition = JSON.parse;

interface Called {
  readonly task: TaskDeclaration;
  readonly payload: Json;
}

function callOf({ resource, arguments: sent, state }: InvokeRequest, { tasks }: Subject): Called {
  const invoked = invocation(resource, sent);
  const task = tasks.get(invoked.arn.slice(arnPrefix.length));
  if (task === undefined) throw new Error(`the state ${state} calls ${invoked.arn}, which is no task of this workflow`);
  return { task, payload: invoked.payload };
}

function invocation(resource: string, sent: Json): { readonly arn: string; readonly payload: Json } {
  if (!isLambdaInvoke(resource)) return { arn: resource, payload: sent };
  const { FunctionName: arn, Payload: payload } = isRecord(sent) ? sent : {};
  return { arn: typeof arn === "string" ? arn : "", payload: parse(stringify(payload) ?? "{}") };
}

function isLambdaInvoke(resource: string): boolean {
  return resource === "arn:aws:states:::lambda:invoke";
}

/** Until it is answered an attempt counts as one that never was. */
const unanswered: Answered = { outcome: { kind: "failed", name: "States.Timeout", message: "" }, milliseconds: 0 };

function attemptOf(task: TaskDeclaration, payload: Json, request: InvokeRequest, answered = unanswered): Attempt {
  return {
    task: task.name,
    arguments: argumentsOf(task, payload),
    state: request.state,
    attempt: request.attempt,
    start: request.time,
    end: request.time + answered.milliseconds,
    outcome: answered.outcome,
  };
}

/** What the machine sees of an answer that comes too late. */
function inTime(answered: Answered, { taskTimeoutSeconds }: InvokeRequest): Answered {
  const limit = taskTimeoutSeconds * 1_000;
  return answered.milliseconds > limit ? { ...unanswered, milliseconds: limit } : answered;
}

function resultOf({ outcome, milliseconds }: Answered, { resource }: InvokeRequest): Outcome {
  if (outcome.kind === "failed") throw new TaskFailure(outcome.name, causeOf(outcome), { milliseconds });
  if (!isLambdaInvoke(resource)) return new Outcome(outcome.value, { milliseconds });
  return new Outcome({ ExecutedVersion: "$LATEST", Payload: outcome.value, StatusCode: 200 }, { milliseconds });
}

/** As Lambda reports it; a timeout of the state has no cause. */
function causeOf({ name, message }: { readonly name: string; readonly message: string }): string {
  return name.startsWith("States.") ? "" : JSON.stringify({ errorType: name, errorMessage: message, trace: [] });
}
