/** A state machine written by hand, in a test: the local runtime with stubs for its tasks. */
import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import type { Definition, Json } from "../../compiler/asl/definition";
import type { Machine } from "../../runtime/interpreter/definition/machine";
import type { ExecuteOptions, Execution, InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome } from "../../runtime/interpreter/task-failure";
import { namesOfCall, taskNamesIn } from "../definition/tasks";
import { answersFor, namesOf, requireName } from "./asl-answers";
import type { AnswerRequest, AslAnswers } from "./asl-answers";
import { askStub } from "./answers";
import type { Answered } from "./answers";
import { pointingAt, siteOf } from "./blame";
import { Control } from "./control";
import { isRecord, parse, toJson } from "./json";
import { limitOf, payloadOf, resultOf } from "./lambda-invoke";
import { executed } from "./machine";
import { resultSeen } from "./result";
import type { Result } from "./result";
import { conclusionOf } from "./run";
import type { Conclusion } from "./run";
import { RunningMachine } from "./running-machine";

/** A run of a machine written by hand. */
export interface AslRun extends Conclusion<Json> {
  /** What a state, a function or a resource was sent in every attempt, retries included, in order. */
  calls(name: string): readonly Json[];
  /** What the stubs answered to these calls. A call that waited for its token has none. */
  results(name: string): readonly Result[];
}

/** Runs a machine: its input, then the answers of its tasks. */
export type AslSimulation = (input: Json, answers?: AslAnswers) => RunningMachine<AslRun>;

/** What an execution is given besides: the time at which it starts, its type, the objects that its Maps read. */
export type AslOptions = Pick<ExecuteOptions, "start" | "type" | "objectStore" | "seed" | "limits">;

/**
 * Prepares a definition in the Amazon States Language, or the JSON or YAML file that holds one, for running in tests.
 * A stub of a `lambda:invoke` state gets the payload and gives the function's result, that of an execution that is
 * waited for gets its input and gives its output; others get the arguments and give the raw result of the service.
 * A run rejects when a state calls something that has no stub; a task that waits for its token has none where the
 * test answers it by `waitFor`.
 */
export function simulateAsl(machine: string | Definition | Machine, options: AslOptions = {}): AslSimulation {
  const definition = typeof machine === "string" ? readDefinition(machine) : machine;
  const value: object = typeof definition === "string" ? parsed(definition) : definition;
  const tasks = taskNamesIn(value);
  const simulation: AslSimulation = (input, answers = {}) => {
    const site = siteOf(simulation);
    const control = new Control<Json>(options.start);
    const calls: Call[] = [];
    const run = async (): Promise<AslRun> => {
      const invoke = answering(answersFor(answers, tasks), calls);
      const { clock } = control;
      const onCallback: ExecuteOptions["onCallback"] = (task) => {
        const isOpen = calls.find((call) => call.request.token === task.token)?.answered === null;
        const names = namesOfCall(task.state, task.resource, undefined);
        if (isOpen) control.announce(task, { names, arguments: task.arguments });
      };
      const execution = await executed(definition, { ...options, clock, onCallback, input: toJson(input), invoke });
      refuseForgotten(execution, control);
      const made = (name: string): readonly Call[] => {
        requireName(name, tasks);
        return calls.filter(({ request }) => namesOf(request).includes(name));
      };
      return {
        ...conclusionOf(execution, { subject: null, definition: value }, (output) => output),
        calls: (name) => made(name).map(({ request }) => payloadOf(request)),
        results: (name) =>
          made(name).flatMap(({ answered }) => (answered === null ? [] : [resultSeen(answered.outcome)])),
      };
    };
    return new RunningMachine(pointingAt(site, run()), control);
  };
  return simulation;
}

interface Call {
  readonly request: InvokeRequest;
  /** Null for one that is not answered yet, or by its token. */
  answered: Answered | null;
}

function answering(answerTo: AnswerRequest, calls: Call[]): (request: InvokeRequest) => Promise<Outcome> {
  return async (request) => {
    const call: Call = { request, answered: null };
    calls.push(call);
    const answer = answerTo(request);
    if (answer === null) return new Outcome(null, { milliseconds: Infinity });
    call.answered = await askStub(answer, [toJson(payloadOf(request))], { functionSeconds: limitOf(request) });
    return resultOf(call.answered, request);
  };
}

const year = 365 * 86_400_000;

/** A test that forgets a task should not see a year pass. */
function refuseForgotten({ startTime, stopTime }: Execution, { forgotten: [task] }: Control<Json>): void {
  if (task === undefined || stopTime - startTime < year) return;
  const { state } = task;
  throw new Error(
    `the state "${state}" waits for its token without a time limit, and nobody answers it: give it a stub, or ` +
      `\`const task = await run.waitFor(${JSON.stringify(state)})\` and then \`task.succeed(…)\``,
  );
}

/** A definition that is no object has nothing to be drawn; what is wrong with it the run says. */
function parsed(text: string): object {
  const value: unknown = parse(text);
  return isRecord(value) ? value : {};
}

function readDefinition(path: string): string {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return /\.ya?ml$/i.test(path) ? JSON.stringify(parseYaml(text)) : text;
}
