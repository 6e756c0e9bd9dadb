/** Who answers the calls of a simulated run: the stubs, and the real tasks for what has none. */
import type { Json } from "../../compiler/asl/definition";
import { closest } from "../../compiler/diagnostics/suggest";
import { callOf, titleOf, type SdkTarget, type Target } from "../../compiler/ir/target";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { callHere } from "../definition/parameters";
import { withClock } from "../words/clock";
import { callKey } from "../words/existing";
import { withOffice } from "../words/tokens";
import type { Signal, Takes } from "../words/tokens";
import { toJson } from "./json";
import { platformMessage, platformName } from "./platform-errors";
import type { RealTask } from "./real-task";
import type { Outcome } from "./recording";
import { answerWith } from "./script";
import type { AnswerAttempt, Played } from "./script";
import type { Stub, Stubbed } from "./stub";
import { familyOf } from "./subject";
import type { Subject } from "./subject";

/** An outcome and how long it took in virtual time: what the stub slept. */
export interface Answered {
  readonly outcome: Outcome;
  readonly milliseconds: number;
  /** What the stub has sent to tokens meanwhile. */
  readonly sent?: readonly Sent[];
}

/** Something that was sent to a token. */
export interface Sent {
  readonly token: string;
  readonly signal: Signal;
  /** Milliseconds after the stub was asked. */
  readonly after: number;
  /** Not by the stub itself: what comes in the last moment is too late then. */
  readonly fromOutside?: true;
}

/**
 * What the stubs answer in one run, also of the workflows that it calls. Throws when one is for a task that nobody of them
 * calls.
 */
export function answersByTask(stubs: readonly Stub[], subject: Subject): ReadonlyMap<string, AnswerAttempt> {
  return new Map(stubs.map(({ task, answer }) => [requireTask(task, subject), answerWith(answer)]));
}

/** The name of a task, or of the call of a command. Throws an Error that names what is meant, when there is none such. */
export function requireTask(task: Stubbed, subject: Subject): string {
  const family = familyOf(subject).map(({ workflow }) => workflow);
  for (const workflow of family) {
    const name = nameOfCall(task, workflow);
    if (name !== null) return name;
  }
  const { workflow } = subject;
  const known = family.flatMap(({ tasks, targets }) => [...tasks, ...targets.map(stubName)]);
  const meant = closest(task.name, known);
  const hint = meant === null ? `It calls ${known.join(", ") || "no task"}.` : `Is ${meant} meant?`;
  throw new Error(`${workflow.name} calls no task ${task.name || "without a name"}. ${hint}`);
}

/** Null where the workflow itself makes no such call. */
function nameOfCall(task: Stubbed, workflow: Subject["workflow"]): string | null {
  const call: unknown = Reflect.get(task, callKey);
  const elsewhere = workflow.targets.find((each) => each.kind !== "sdk" && callHere(each, workflow) === call);
  if (elsewhere !== undefined) return callHere(elsewhere, workflow);
  if (workflow.tasks.includes(task.name)) return task.name;
  const target = workflow.targets.find((each) => stubName(each) === task.name);
  return target?.kind === "sdk" || target?.kind === "child" ? callOf(target) : null;
}

/** What `when` is given for a call. */
function stubName(target: Target): string {
  if (target.kind === "sdk") return commandOf(target);
  return target.kind === "child" ? target.functionName : titleOf(target);
}

/** The command as the workflow names it. */
function commandOf({ document, command }: SdkTarget): string {
  return document ?? command;
}

/** Answers one attempt with a stub. What a failed `expect` in it throws is thrown on: it is the test's, not the task's. */
export function askStub(answer: AnswerAttempt, args: readonly unknown[], played: Played): Promise<Answered> {
  return timed(() => answer(args, played));
}

/** Answers one attempt with the deployed code. */
export function askRealTask(task: RealTask, payload: Json, clientContext?: Json): Promise<Answered> {
  return timed(() => task(toJson(payload), clientContext));
}

/** Answers one attempt of a call of a service: `read` makes what the state gets of an answer, `failed` of an error. */
export function askService(
  answer: () => unknown,
  { read, failed }: { readonly read: (answer: unknown) => Promise<Json>; readonly failed: (error: unknown) => Outcome },
): Promise<Answered> {
  return timed(async () => read(await answer()), failed);
}

async function timed(answer: () => unknown, failed = failure): Promise<Answered> {
  let milliseconds = 0;
  const clock = { wait: async (wait: number): Promise<void> => void (milliseconds += wait) };
  const sent: Sent[] = [];
  const takes: Takes = (token, signal) => sent.push({ token, signal, after: milliseconds }) > 0;
  const outcome = await outcomeOf(() => withOffice(takes, () => withClock(clock, answer)), failed);
  return sent.length === 0 ? { outcome, milliseconds } : { outcome, milliseconds, sent };
}

async function outcomeOf(answer: () => unknown, failed: (error: unknown) => Outcome): Promise<Outcome> {
  try {
    return { kind: "returned", value: toJson(await answer()) };
  } catch (error) {
    if (isAssertion(error)) throw error;
    return failed(error);
  }
}

function failure(error: unknown): Outcome {
  const platform = platformName(error);
  if (platform !== undefined) return { kind: "failed", name: platform, message: platformMessage(error) };
  return { kind: "failed", name: errorName(error), message: errorMessage(error) };
}

/** True for what `expect` of Jest and of vitest and `node:assert` throw. */
function isAssertion(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("name" in error && error.name === "AssertionError") return true;
  return "matcherResult" in error || ("code" in error && error.code === "ERR_ASSERTION");
}
