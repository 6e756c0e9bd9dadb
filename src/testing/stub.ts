/** What a task answers in a test. */
import type { Delayed, InTurn, Silence } from "./script";

/** A task function, a workflow, or anything else that is awaited. */
export type Task = (...args: never[]) => Promise<unknown>;

/** A result, an error to fail with, or a function of the task's parameters that gives a result or throws. */
export type PlainAnswer<T extends Task> =
  | Error
  | Awaited<ReturnType<T>>
  | ((...args: Parameters<T>) => Awaited<ReturnType<T>> | Promise<Awaited<ReturnType<T>>>);

/** A command of the AWS SDK, by its class. */
export type CommandClass<Input, Output> = new (input: Input) => {
  readonly input: Input;
  resolveMiddleware(...given: never[]): (...args: never[]) => Promise<{ readonly output: Output }>;
};

/** What a command does, as a function of its input. */
export type CommandTask<Input, Output> = (input: Input) => Promise<Read<Omit<Output, "$metadata">>>;

/** An answer, where a text may stand for a stream of it. */
type Read<Output> = {
  [Name in keyof Output]: NonNullable<Output[Name]> extends { transformToString(): Promise<string> }
    ? Output[Name] | string
    : Output[Name];
};

/** What is stubbed: known by its name. */
export interface Stubbed {
  readonly name: string;
}

type TimedAnswer<T extends Task> = PlainAnswer<T> | Delayed<PlainAnswer<T>> | Silence;

/**
 * What a task may answer: a result, an error, or a function, which is called once for every attempt and may be
 * `jest.fn()`; one after the other (`inTurn`), late (`delayed`), or not at all (`timesOut`, `neverAnswers`).
 */
export type Answer<T extends Task> = TimedAnswer<T> | InTurn<TimedAnswer<T>>;

/** The answer to all calls of one task. Made by `when`. */
export class Stub {
  readonly task: Stubbed;
  /** What `answerWith` understands. */
  readonly answer: unknown;

  constructor(task: Stubbed, answer: unknown) {
    this.task = task;
    this.answer = answer;
  }
}

/**
 * Says what a task answers in a simulated run. A task without a stub runs for real; of two stubs for one task the
 * later one counts, so that a test can begin with the answers that all its cases share. A command of the AWS SDK, by its
 * class, answers all calls that send such a command.
 */
export function when<T extends Task>(task: T, answer: Answer<T>): Stub;
export function when<Input, Output>(
  command: CommandClass<Input, Output>,
  answer: Answer<CommandTask<Input, Output>>,
): Stub;
export function when(task: Stubbed, answer: unknown): Stub {
  return new Stub(task, answer);
}
