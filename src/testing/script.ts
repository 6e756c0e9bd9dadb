/** Answers that change from call to call, take their time, or never come. */
import { currentClock } from "../words/clock";
import { secondsOf } from "../words/duration";
import type { Duration } from "../words/duration";

/** One answer for each call; the last one answers all further calls. Made by `inTurn`. */
export class InTurn<Given> {
  readonly answers: readonly Given[];

  constructor(answers: readonly Given[]) {
    this.answers = answers;
  }
}

/** An answer that takes its time on the virtual clock. Made by `delayed`. */
export class Delayed<Given> {
  readonly milliseconds: number;
  readonly answer: Given;

  constructor(milliseconds: number, answer: Given) {
    this.milliseconds = milliseconds;
    this.answer = answer;
  }
}

/** No answer. `timesOut` and `neverAnswers` are the two there are. */
export class Silence {
  /** Who notices: the function itself, which Lambda stops; or only the state that waits for it. */
  readonly noticedBy: "function" | "state";

  constructor(noticedBy: Silence["noticedBy"]) {
    this.noticedBy = noticedBy;
  }
}

/** What a script knows of the task that it plays. */
export interface Played {
  /** After so many seconds Lambda stops the function; `Infinity` for what is no function. */
  readonly functionSeconds: number;
}

/** Answers one attempt, given its own copy of the arguments. */
export type AnswerAttempt = (args: readonly unknown[], played: Played) => unknown;

/** Answers the first call with the first of these, and so on; the last one answers all further calls. */
export function inTurn<Given extends readonly [unknown, ...unknown[]]>(...answers: Given): InTurn<Given[number]> {
  return new InTurn<Given[number]>(answers);
}

/** An answer that takes so long, on the virtual clock. */
export function delayed<Given>(time: Duration, answer: Given): Delayed<Given> {
  return new Delayed(secondsOf(time) * 1_000, answer);
}

/** The function runs into its time limit: `@timeout`, or the three seconds that Lambda gives it otherwise. */
export const timesOut: Silence = new Silence("function");

/** No answer ever comes; only a time limit of the state ends the call. */
export const neverAnswers: Silence = new Silence("state");

/** What answers the attempts of one run: gives the constant, throws the error, calls the function, follows the script. */
export function answerWith(answer: unknown): AnswerAttempt {
  if (answer instanceof InTurn) return taken(answer.answers.map(answerWith));
  if (answer instanceof Delayed) return late(answer);
  if (answer instanceof Silence) return answer.noticedBy === "state" ? silent : stopped;
  if (answer instanceof Error) {
    return () => {
      throw answer;
    };
  }
  if (typeof answer === "function") return (args): unknown => Reflect.apply(answer, undefined, args);
  return () => answer;
}

function taken(answers: readonly AnswerAttempt[]): AnswerAttempt {
  let calls = 0;
  return (args, played): unknown => {
    const answer = answers[Math.min(calls++, answers.length - 1)];
    return answer?.(args, played);
  };
}

function late({ milliseconds, answer }: Delayed<unknown>): AnswerAttempt {
  const inner = answerWith(answer);
  return async (args, played): Promise<unknown> => {
    await currentClock().wait(milliseconds);
    return inner(args, played);
  };
}

async function silent(): Promise<void> {
  await currentClock().wait(Infinity);
}

async function stopped(_: readonly unknown[], { functionSeconds }: Played): Promise<void> {
  await currentClock().wait(functionSeconds * 1_000);
  const error = new Error(`Task timed out after ${functionSeconds.toFixed(2)} seconds`);
  error.name = "Sandbox.Timedout";
  throw error;
}
