/** What a task answers in a test. */

/** A task function, a workflow, or anything else that is awaited. */
export type Task = (...args: never[]) => Promise<unknown>;

/**
 * What a task may answer: a result, an error to fail with, or a function of its parameters that gives a result or
 * throws. A function is called once for every attempt, and may be `jest.fn()`.
 */
export type Answer<T extends Task> =
  | Error
  | Awaited<ReturnType<T>>
  | ((...args: Parameters<T>) => Awaited<ReturnType<T>> | Promise<Awaited<ReturnType<T>>>);

/** Answers one attempt, given its own copy of the arguments. */
export type AnswerAttempt = (args: readonly unknown[]) => unknown;

/** The answer to all calls of one task. Made by `when`. */
export class Stub {
  readonly task: Task;
  readonly answer: AnswerAttempt;

  constructor(task: Task, answer: AnswerAttempt) {
    this.task = task;
    this.answer = answer;
  }
}

/**
 * Says what a task answers in a simulated run. A task without a stub runs for real; of two stubs for one task the
 * later one counts, so that a test can begin with the answers that all its cases share.
 */
export function when<T extends Task>(task: T, answer: Answer<T>): Stub {
  return new Stub(task, answerWith(answer));
}

/** What answers one attempt, given its arguments: it gives the constant, throws the error, or calls the function. */
export function answerWith(answer: unknown): AnswerAttempt {
  if (answer instanceof Error) {
    return () => {
      throw answer;
    };
  }
  if (typeof answer === "function") return (args): unknown => Reflect.apply(answer, undefined, args);
  return () => answer;
}
