/** Plays a case: the machine with the answers of the case, then the function in the world that the machine has seen. */
import type { Json } from "../../compiler/asl/definition";
import { childrenOf } from "../../compiler/compiled";
import type { Compilation, TaskDeclaration } from "../../compiler/compiled";
import { callOf } from "../../compiler/ir/target";
import { bundleNatively } from "../../src/testing/native/bundle";
import { runFunction } from "../../src/testing/native/run";
import { difference, isConcurrent, tooEarly } from "../../src/testing/compare";
import { endingOf } from "../../src/testing/ending";
import type { Ending } from "../../src/testing/ending";
import { runMachine } from "../../src/testing/machine";
import type { Answering } from "../../src/testing/machine";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import type { Answered } from "../../src/testing/answers";
import { waitsForToken } from "../../src/testing/callback";
import { argumentsElsewhere } from "../../src/testing/elsewhere";
import { answeredBy, failedBy, sentToService } from "../../src/testing/sdk/answer";
import { storeWith } from "../../src/testing/objects";
import { argumentsOf } from "../../src/testing/payload";
import type { Attempt } from "../../src/testing/recording";
import type { Subject } from "../../src/testing/subject";
import type { Signal } from "../../src/words/tokens";
import { repository } from "../repository";
import type { Answer, Case } from "./fixture-files";

/** What a run of both sides came to. */
export interface Played {
  readonly machine: Ending;
  readonly native: Ending;
  /** What machine and function do differently, in words; null when they agree. */
  readonly difference: string | null;
  readonly calls: readonly (readonly unknown[])[];
  /** Calls were made at the same time: their order is one of several. */
  readonly concurrent: boolean;
  readonly transitions: number;
  readonly seconds: number;
  /** Names of the states that were entered. */
  readonly states: readonly string[];
}

/** The only workflow of a compilation that no other calls, with what the testing kit needs to know of it. */
export function subjectOf({ workflows, tasks, errors }: Compilation): Subject {
  const called = new Set(workflows.flatMap(childrenOf));
  const [workflow, other] = workflows.filter(({ name }) => !called.has(name));
  if (workflow === undefined || other !== undefined) throw new Error("a fixture has one workflow");
  const about = { root: repository, tasks: new Map(tasks.map((task) => [task.name, task])), errors };
  const children = workflows.filter(({ name }) => called.has(name)).map((child) => ({ ...about, workflow: child }));
  return { ...about, workflow, ...(children.length === 0 ? {} : { children }) };
}

/** The function as code, with ports in place of its tasks; the same for every way of compiling it. */
export const nativeCode: (subject: Subject) => Promise<string> = bundleNatively;

/** Runs machine and function. */
export async function play(subject: Subject, bundle: string, { input, tasks = {}, objects }: Case): Promise<Played> {
  const given = { input: input ?? {}, objects: objects === undefined ? undefined : storeWith(objects) };
  const { execution, recording } = await runMachine(subject, given, answering(tasks, subject));
  const machine = endingOf(execution, subject.workflow.targets);
  const start = execution.startTime;
  const { drawn, id } = execution;
  const groups = isConcurrent(execution, subject);
  const apart = await runFunction(subject, { bundle, input, recording, start, drawn, id, concurrent: groups });
  const concurrent = groups && !apart.sequential;
  const timed =
    groups && !concurrent
      ? await runFunction(subject, { bundle, input, recording, start, drawn, id, concurrent })
      : apart;
  const isOtherOrder = concurrent && difference(execution, machine, timed, concurrent) !== null;
  const native = isOtherOrder
    ? await runFunction(subject, { bundle, input, recording, start, drawn, id, concurrent, inTurn: true })
    : timed;
  return {
    machine,
    native: native.ending,
    difference: difference(execution, machine, native, concurrent) ?? tooEarly(recording, native),
    concurrent,
    calls: recording.map(called),
    transitions: execution.transitions,
    seconds: (execution.stopTime - start) / 1_000,
    states: execution.history.flatMap(({ stateEnteredEventDetails: entered }) => entered?.name ?? []),
  };
}

/** The answers in the order of the attempts. Services answer as the SDK has it. */
function answering(tasks: NonNullable<Case["tasks"]>, { root }: Subject): Answering {
  const answer = inOrder(tasks);
  return {
    task: async (task: TaskDeclaration, payload: Json, _, request) =>
      byToken(answer(task.name, argumentsOf(task, payload)), request),
    service: async (target, request) => {
      if (waitsForToken(request)) return byToken(answer(callOf(target), []), request);
      const { outcome, milliseconds } = answer(callOf(target), [sentToService(root, target, request.arguments)]);
      if (outcome.kind === "returned")
        return { outcome: { ...outcome, value: await answeredBy(root, target, outcome.value) }, milliseconds };
      const error = Object.assign(new Error(outcome.message), { name: outcome.name });
      return { outcome: failedBy(root, target, error), milliseconds };
    },
    elsewhere: async (target, payload, request) =>
      byToken(answer(callOf(target), argumentsElsewhere(target, payload, request)), request),
  };
}

/** The answer of a call that waits for its token is what somebody sends to that. */
function byToken(answered: Beating, request: InvokeRequest | undefined): Answered {
  if (request?.token === undefined || !waitsForToken(request)) return answered;
  const { token } = request;
  const { outcome, milliseconds, beats } = answered;
  const signal: Signal =
    outcome.kind === "returned"
      ? { kind: "succeed", value: outcome.value }
      : { kind: "fail", name: outcome.name, message: outcome.message };
  const alive = beats.map((seconds) => ({ token, signal: { kind: "heartbeat" } as const, after: seconds * 1_000 }));
  return { outcome, milliseconds, sent: [...alive, { token, signal, after: milliseconds }] };
}

/** An answer, with the seconds after which whoever works on it is heard of. */
interface Beating extends Answered {
  readonly beats: readonly number[];
}

function inOrder(tasks: NonNullable<Case["tasks"]>) {
  const asked = new Map<string, number>();
  return (name: string, sent: readonly unknown[]): Beating => {
    const at = asked.get(name) ?? 0;
    asked.set(name, at + 1);
    const answers = tasks[name] ?? [];
    const list = Array.isArray(answers) ? (answers as readonly Answer[]) : [answers as Answer];
    const own = list.find(({ to }) => to !== undefined && JSON.stringify(to) === JSON.stringify(sent));
    const answer = own ?? (Array.isArray(answers) ? list.filter(({ to }) => to === undefined)[at] : list[0]);
    if (answer === undefined) throw new Error(`the case has no answer for call ${at + 1} of ${name}`);
    const outcome =
      "returns" in answer
        ? ({ kind: "returned", value: answer.returns } as const)
        : ({ kind: "failed", ...answer.throws } as const);
    return { outcome, milliseconds: (answer.takes ?? 0) * 1_000, beats: answer.beats ?? [] };
  };
}

/** The task and its arguments; those that were left out at the end stay so, others are null, as JSON has it. */
function called({ task, arguments: args }: Attempt): readonly unknown[] {
  const length = args.findLastIndex((argument) => argument !== undefined) + 1;
  return [task, ...args.slice(0, length).map((argument) => argument ?? null)];
}
