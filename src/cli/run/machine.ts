/**
 * Runs an emitted definition with the emitted bundles, and keeps a record of the calls.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Json } from "../../../compiler/asl/definition";
import { functionPlaceholder, functionsOf, outlinedFunction } from "../../../compiler/compiled";
import type { CompiledWorkflow, TaskDeclaration } from "../../../compiler/compiled";
import { execute } from "../../../runtime/interpreter/execute";
import type { Execution, InvokeRequest } from "../../../runtime/interpreter/execution";
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";
import { TaskFailure } from "../../../runtime/interpreter/task-failure";
import type { BuildResult } from "../../build/build";
import { bundlePath, definitionPath, outlinedBundlePath } from "../../build/layout";
import type { Io } from "../io";
import type { Failures } from "./failures";
import { localFunctions } from "./lambda";
import type { Functions } from "./lambda";

export interface Call {
  readonly task: string;
  readonly state: string;
  /** From 1. */
  readonly attempt: number;
  readonly payload: Json;
  readonly outcome: { readonly result: Json } | { readonly error: string; readonly cause: string };
}

export interface Ran {
  readonly execution: Execution;
  /** In the order in which they ended. */
  readonly calls: readonly Call[];
}

export interface MachineStart {
  readonly built: BuildResult;
  readonly workflow: CompiledWorkflow;
  readonly input: Json;
  readonly failures: Failures;
  readonly observe: (event: HistoryEvent) => void;
}

/** Runs the workflow to its end. */
export async function runMachine(start: MachineStart, io: Io): Promise<Ran> {
  const { built, workflow, input, observe } = start;
  const folder = unpack(built);
  const outlined = outlinedFunction(workflow.name);
  const bundle = (name: string): string =>
    join(folder, name === outlined ? outlinedBundlePath(workflow.name) : bundlePath(name));
  const functions = localFunctions({ bundle, env: io.env, log: io.stderr });
  const calls: Call[] = [];
  try {
    const execution = await execute(runnableDefinition(built, workflow), {
      input,
      type: workflow.type,
      stateMachineName: workflow.name,
      observe,
      // A function of the user's may be busy in ways that this process does not see.
      patience: Infinity,
      invoke: (request) => invoke(request, { ...start, functions, calls }),
    });
    return { execution, calls };
  } finally {
    await functions.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bundles on the disk, where Node finds the packages of the project that they leave out. */
function unpack({ root, files }: BuildResult): string {
  const folder = temporaryFolder(join(root, "node_modules"));
  for (const [path, content] of files) {
    if (!/^(tasks|outlined)\//.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function temporaryFolder(packages: string): string {
  const name = ".sfn-compile-run-";
  if (!existsSync(packages)) return mkdtempSync(join(tmpdir(), name));
  try {
    return mkdtempSync(join(packages, name));
  } catch {
    return mkdtempSync(join(tmpdir(), name));
  }
}

const arnPrefix = "arn:aws:lambda:us-east-1:123456789012:function:";

/** The text of the definition's file with an ARN in the place of each placeholder, as a deployment does it. */
function runnableDefinition({ files }: BuildResult, workflow: CompiledWorkflow): string {
  const text = files.get(definitionPath(workflow.name, "json")) ?? "";
  return functionsOf(workflow).reduce(
    (done, task) => done.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`),
    text,
  );
}

interface Serving extends MachineStart {
  readonly functions: Functions;
  readonly calls: Call[];
}

async function invoke(request: InvokeRequest, serving: Serving): Promise<Json> {
  const { name, payload } = requested(request);
  if (name === outlinedFunction(serving.workflow.name)) return answered(await compute(name, payload, serving));
  const task = taskOf(name, request, serving);
  const call = { task: task.name, state: request.state, attempt: request.attempt, payload };
  try {
    const result = await answer(task, payload, serving);
    serving.calls.push({ ...call, outcome: { result } });
    return answered(result);
  } catch (thrown) {
    if (thrown instanceof TaskFailure) {
      serving.calls.push({ ...call, outcome: { error: thrown.error, cause: thrown.cause } });
    }
    throw thrown;
  }
}

function answered(result: Json): Json {
  return { ExecutedVersion: "$LATEST", Payload: result, StatusCode: 200 };
}

/** Outlined code computes: it is no call that anybody has to know of. */
function compute(name: string, payload: Json, { functions }: Serving): Promise<Json> {
  return functions.invoke({ name, timeoutSeconds: 60, environment: {} }, payload);
}

function answer(task: TaskDeclaration, payload: Json, { failures, functions }: Serving): Promise<Json> {
  const failure = failures.get(task.name);
  if (failure === undefined) return functions.invoke(task, payload);
  const { error, message } = failure;
  throw new TaskFailure(error, JSON.stringify({ errorType: error, errorMessage: message, trace: [] }));
}

function requested({ arguments: sent }: InvokeRequest): { readonly name: string; readonly payload: Json } {
  const parameters = new Map<string, Json>(Object.entries(sent ?? {}));
  const arn = parameters.get("FunctionName");
  const name = typeof arn === "string" ? arn.slice(arnPrefix.length) : JSON.stringify(arn);
  return { name, payload: parameters.get("Payload") ?? null };
}

function taskOf(name: string, { state }: InvokeRequest, { built }: Serving): TaskDeclaration {
  const task = built.compilation.tasks.find((declared) => name === declared.name);
  if (task === undefined) throw new Error(`the state "${state}" calls ${name}, which is no task`);
  return task;
}
