/** Answers of a machine written by hand: by state, by function, or by resource. The state counts most. */
import type { Json } from "../../compiler/asl/definition";
import { closest } from "../../compiler/diagnostics/suggest";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { hasToken } from "../../runtime/interpreter/tasks/journal";
import { namesOfCall } from "../definition/tasks";
import type { TaskNames } from "../definition/tasks";
import { isRecord } from "./json";
import { answerWith } from "./script";
import type { AnswerAttempt, Delayed, InTurn, Silence } from "./script";

type PlainAnswer = Error | Json | ((payload: never) => unknown);
type TimedAnswer = PlainAnswer | Delayed<PlainAnswer> | Silence;

/** What a Task state is answered: a result, an error to fail with, a function of what the state sends, or a script. */
export type AslAnswer = TimedAnswer | InTurn<TimedAnswer>;

/** Answers by the name of a state, by that of a function, or by a resource such as `sqs:sendMessage`. */
export type AslAnswers = { readonly [name: string]: AslAnswer };

/** Gives the answer to a request; null for a task that waits for its token without one. Throws where one is missing. */
export type AnswerRequest = (request: InvokeRequest) => AnswerAttempt | null;

/** The answers of one run. Throws when one is for something that the machine never calls. */
export function answersFor(answers: AslAnswers, tasks: TaskNames): AnswerRequest {
  for (const name of Object.keys(answers)) requireName(name, tasks);
  const begun = new Map(Object.entries(answers).map(([name, answer]) => [name, answerWith(answer)]));
  return (request) => {
    const names = namesOf(request);
    const name = names.find((each) => begun.has(each)) ?? "";
    const answer = begun.get(name);
    if (answer !== undefined) return answer;
    if (hasToken(request.resource)) return null;
    const called = functionIn(request) ?? request.resource;
    throw new Error(`the state "${request.state}" calls ${called}, and no stub answers it`);
  };
}

/** The names by which a request can be answered and asked for. */
export function namesOf(request: InvokeRequest): readonly string[] {
  return namesOfCall(request.state, request.resource, functionIn(request));
}

/** Throws an Error that says what is meant, when a machine has no task of that name. */
export function requireName(name: string, { known, open }: TaskNames): void {
  if (open || known.includes(name)) return;
  const meant = closest(name, known);
  const hint = meant === null ? `It calls ${known.join(", ") || "nothing"}.` : `Is ${meant} meant?`;
  throw new Error(`the machine has no task "${name}". ${hint}`);
}

function functionIn({ arguments: sent }: InvokeRequest): string | undefined {
  const name = isRecord(sent) ? sent["FunctionName"] : undefined;
  return typeof name === "string" ? name : undefined;
}
