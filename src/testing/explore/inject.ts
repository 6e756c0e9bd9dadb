/** Makes chosen calls of a run fail. */
import type { Json } from "../../../compiler/asl/definition";
import { canonical } from "../json";
import type { AnswerTask } from "../machine";
import type { Attempt } from "../recording";
import { outcomeOf } from "./failure";
import type { CallOf, Failure } from "./failure";

/** Answers as before, but for the calls that are to fail; of one whose effect is done the stub or task is asked all the same. */
export function failing(answer: AnswerTask, failures: readonly Failure[]): AnswerTask {
  const numbers = new Numbers();
  return async (task, payload, attempt, request) => {
    const number = numbers.of(task.name, payload, attempt);
    const failure = failures.find((each) => each.task === task.name && each.number === number);
    if (failure === undefined || (failure.once && attempt > 1)) return answer(task, payload, attempt, request);
    const limit = failure.error === null ? (task.timeoutSeconds ?? lambdaDefault) * 1_000 : 0;
    const before = failure.effectDone ? await answer(task, payload, attempt, request) : null;
    if (before?.outcome.kind === "failed") return before;
    return { outcome: outcomeOf(failure), milliseconds: Math.max(limit, before?.milliseconds ?? 0) };
  };
}

/** Seconds after which Lambda stops a function that says nothing else. */
const lambdaDefault = 3;

/** The calls in a recording, each once. */
export function callsIn(recording: readonly Attempt[]): readonly (CallOf & Attempt)[] {
  const counts = new Map<string, number>();
  return recording
    .filter(({ attempt }) => attempt === 1)
    .map((attempt) => {
      const number = (counts.get(attempt.task) ?? 0) + 1;
      counts.set(attempt.task, number);
      return { ...attempt, number };
    });
}

/** Counts calls, of which each may be tried several times. */
class Numbers {
  readonly #counts = new Map<string, number>();
  readonly #tried = new Map<string, number>();

  of(task: string, payload: Json, attempt: number): number {
    const key = `${task} ${canonical(payload)}`;
    if (attempt > 1) return this.#tried.get(key) ?? 0;
    const number = (this.#counts.get(task) ?? 0) + 1;
    this.#counts.set(task, number);
    this.#tried.set(key, number);
    return number;
  }
}
