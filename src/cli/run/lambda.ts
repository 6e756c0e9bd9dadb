/**
 * A Lambda function on this machine: the emitted bundle in a thread of its own, with a memory and an environment of
 * its own, spoken to in JSON, and stopped when its time is up.
 */
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Json } from "../../../compiler/asl/definition";
import type { TaskDeclaration } from "../../../compiler/compiled";
import { TaskFailure } from "../../../runtime/interpreter/task-failure";
import type { Sink } from "../io";
import { instanceCode } from "./lambda-instance";

/** What is known of a function: a task's, or that for outlined code. */
export type LocalFunction = Pick<TaskDeclaration, "name" | "timeoutSeconds" | "environment">;

export interface Functions {
  /** Calls a function; rejects with a TaskFailure as Lambda would report it. */
  invoke(task: LocalFunction, payload: Json): Promise<Json>;
  /** Ends all instances, after what they have printed has arrived. */
  close(): Promise<void>;
}

interface Surroundings {
  /** Where the bundle of a task lies. */
  readonly bundle: (task: string) => string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Receives what tasks print. */
  readonly log: Sink;
}

/** Functions whose instances start when they are called; an idle instance is used again, as on AWS. */
export function localFunctions(surroundings: Surroundings): Functions {
  const idle = new Map<string, Worker[]>();
  const all = new Set<Worker>();
  return {
    async invoke(task, payload) {
      const instance = idle.get(task.name)?.pop() ?? start(task, surroundings);
      all.add(instance);
      const answer = await ask(instance, task, payload);
      if ("gone" in answer) all.delete(instance);
      else idle.set(task.name, [...(idle.get(task.name) ?? []), instance]);
      if ("error" in answer) throw new TaskFailure(answer.error.errorType, JSON.stringify(answer.error));
      return answer.result;
    },
    async close() {
      await Promise.all([...all].map(end));
    },
  };
}

/** What Lambda answers when a function fails. */
interface LambdaError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

type Answer = { readonly result: Json } | { readonly error: LambdaError; readonly gone?: true };

function start(task: LocalFunction, { bundle, env, log }: Surroundings): Worker {
  const url = pathToFileURL(bundle(task.name)).href;
  const instance = new Worker(instanceCode, {
    eval: true,
    workerData: { url, name: task.name },
    env: { ...env, ...task.environment, AWS_LAMBDA_FUNCTION_NAME: task.name },
    stdout: true,
    stderr: true,
  });
  for (const stream of [instance.stdout, instance.stderr])
    stream.on("data", (text: unknown) => log.write(String(text)));
  return instance;
}

/** One call. The instance is gone when it crashes, leaves, or takes longer than the task's timeout. */
function ask(instance: Worker, { timeoutSeconds }: LocalFunction, payload: Json): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer): void => {
      clearTimeout(timer);
      instance.off("message", done).off("error", crashed).off("exit", left);
      resolve(answer);
    };
    const lost = (errorType: string, errorMessage: string): void => {
      done({ error: { errorType, errorMessage }, gone: true });
    };
    const crashed = ({ name, message }: Error): void => {
      lost(name, message);
    };
    const left = (code: number): void => {
      lost("Runtime.ExitError", `the task ended its process with exit status ${code}`);
    };
    const late = (seconds: number): void => {
      lost("Sandbox.Timedout", `Task timed out after ${seconds.toFixed(2)} seconds`);
      void instance.terminate();
    };
    const timer = timeoutSeconds === null ? undefined : setTimeout(late, timeoutSeconds * 1000, timeoutSeconds);
    instance.on("message", done).on("error", crashed).on("exit", left);
    instance.postMessage(JSON.stringify(payload));
  });
}

/** Asks the instance to leave, so that its last words arrive; what keeps it busy is cut off. */
async function end(instance: Worker): Promise<void> {
  const gone = new Promise((resolve) => instance.once("exit", resolve));
  instance.postMessage(null);
  const patience = setTimeout(() => void instance.terminate(), 200);
  await gone;
  clearTimeout(patience);
}
