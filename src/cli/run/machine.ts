/**
 * Runs an emitted definition with the emitted bundles, and keeps a record of the calls.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Json } from "../../../compiler/asl/definition";
import { functionPlaceholder, functionsOf, outlinedFunction } from "../../../compiler/compiled";
import type { CompiledWorkflow, TaskDeclaration } from "../../../compiler/compiled";
import type { Report } from "../../../compiler/diagnostics/report";
import { start as startMachine } from "../../../runtime/interpreter/execute";
import type { Execution, InvokeRequest } from "../../../runtime/interpreter/execution";
import type { ObjectStore } from "../../../runtime/interpreter/object-store";
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";
import { Outcome } from "../../../runtime/interpreter/task-failure";
import type { BuildResult } from "../../build/build";
import { bundlePath, definitionPath, outlinedBundlePath } from "../../build/layout";
import { withParameters } from "../../definition/parameters";
import type { Io } from "../io";
import { answered, invoked, isLambdaInvoke } from "./answered";
import type { Answers } from "./answers";
import { calledBy, unanswered } from "./called";
import type { Failures } from "./failures";
import { childCalled, inputOf, runChild, withMachines } from "./children";
import { localFunctions } from "./lambda";
import type { Functions } from "./lambda";
import { recorded } from "./ran";
import type { Call, Ran } from "./ran";

export interface MachineStart {
  readonly built: BuildResult;
  readonly workflow: CompiledWorkflow;
  readonly input: Json;
  readonly failures: Failures;
  readonly answers: Answers;
  readonly observe: (event: HistoryEvent) => void;
  readonly objects: ObjectStore | undefined;
  /** Is told of a call that nothing answers. */
  readonly report: Report;
}

/** Runs the workflow to its end. */
export async function runMachine(start: MachineStart, io: Io): Promise<Ran> {
  const folder = unpack(start.built);
  const outlined = new Map(start.built.compilation.workflows.map(({ name }) => [outlinedFunction(name), name]));
  const bundle = (name: string): string => {
    const workflow = outlined.get(name);
    return join(folder, workflow === undefined ? bundlePath(name) : outlinedBundlePath(workflow));
  };
  const functions = localFunctions({ bundle, env: io.env, log: io.stderr });
  const calls: Call[] = [];
  try {
    const execution = await executed({ ...start, functions, calls, stop: () => undefined });
    return { execution, calls };
  } finally {
    await functions.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One execution; those that it starts are executed the same way, and end with it where it cannot go on. */
async function executed(serving: Serving, start?: number): Promise<Execution> {
  const { built, workflow, input, observe, objects } = serving;
  const running = startMachine(runnableDefinition(built, workflow), {
    ...(objects === undefined ? {} : { objectStore: objects }),
    ...(start === undefined ? {} : { start }),
    input,
    type: workflow.type,
    stateMachineName: workflow.name,
    observe,
    // A function of the user's may be busy in ways that this process does not see.
    patience: Infinity,
    invoke: (request) => invoke(request, { ...serving, stop }),
  });
  const stop = (): void => {
    running.stop();
    serving.stop();
  };
  return running.result;
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
  const called = functionsOf(workflow).reduce(
    (done, task) => done.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`),
    text,
  );
  return withParameters(withMachines(called, workflow), workflow);
}

interface Serving extends MachineStart {
  readonly functions: Functions;
  readonly calls: Call[];
  readonly stop: () => void;
}

async function invoke(request: InvokeRequest, serving: Serving): Promise<Outcome> {
  const { task: name, payload } = calledBy(request);
  if (name === outlinedFunction(serving.workflow.name))
    return new Outcome(invoked(await compute(name, payload, serving)));
  const child = childCalled(request, serving.built.compilation.workflows);
  const asked = child === undefined ? { task: name, payload } : { task: child.name, payload: inputOf(request) };
  return recorded({ request, ...asked, calls: serving.calls }, async () => {
    const outcome = answered(request, serving);
    if (outcome !== null) return outcome;
    if (child !== undefined) return runChild(request, (input) => executedWithin(serving, { child, input, request }));
    const task = isLambdaInvoke(request) ? taskOf(request, serving) : undefined;
    if (task === undefined) {
      serving.stop();
      throw unanswered(request, serving.report);
    }
    return new Outcome(invoked(await serving.functions.invoke(task, payload)));
  });
}

/** The execution of a child, of which only the calls are shown. */
function executedWithin(
  serving: Serving,
  { child, input, request }: { child: CompiledWorkflow; input: Json; request: InvokeRequest },
): Promise<Execution> {
  return executed({ ...serving, workflow: child, input, observe: () => undefined }, request.time);
}

/** Outlined code computes: it is no call that anybody has to know of. */
function compute(name: string, payload: Json, { functions }: Serving): Promise<Json> {
  return functions.invoke({ name, timeoutSeconds: 60, environment: {} }, payload);
}

/** The task of the project that is called; undefined for a function that exists elsewhere. */
function taskOf({ arguments: sent }: InvokeRequest, { built }: Serving): TaskDeclaration | undefined {
  const arn = new Map<string, Json>(Object.entries(sent ?? {})).get("FunctionName");
  return built.compilation.tasks.find(({ name }) => arn === `${arnPrefix}${name}`);
}
