/** What a test learns about a simulated run. */
import type { Json } from "../../compiler/asl/definition";
import type { Execution } from "../../runtime/interpreter/execution";
import { chartOf } from "../graph/chart";
import { mermaidOf } from "../graph/mermaid";
import { svgOf } from "../graph/svg";
import { takenBy } from "../graph/taken";
import { entriesOf } from "../history/entry";
import { sourceMapOf } from "../history/source-map";
import { sourceLines } from "../history/sources";
import { stepsOf } from "../history/steps";
import { traceLines } from "../history/trace";
import { requireTask } from "./answers";
import { endingOf } from "./ending";
import type { Attempt } from "./recording";
import { resultSeen } from "./result";
import type { Result } from "./result";
import type { CommandClass, Stubbed, Task } from "./stub";
import type { Subject } from "./subject";

/** What is known of any execution. */
export interface Conclusion<Output> {
  readonly status: Execution["status"];
  /** Of a run that succeeded; JSON, as it left the machine. */
  readonly output: Output | undefined;
  /** Of a run that failed: name and message as a `catch` would see them. */
  readonly error: { readonly name: string; readonly message: string } | undefined;
  /** What Step Functions would bill. */
  readonly transitions: number;
  /** Names of the states that were entered, in order. */
  readonly states: readonly string[];
  /** Virtual time from start to end, in milliseconds. */
  readonly duration: number;
  /** As GetExecutionHistory of AWS gives it. */
  readonly history: Execution["history"];
  /** The steps as lines for a person: when, which state, its line in the source, what it assigned, how it ended. */
  trace(): string;
  /** The machine, drawn, with the way of this run marked. */
  picture(format?: "svg" | "mermaid"): string;
  /** Everything that the runtime says, the raw error and cause included. */
  readonly execution: Execution;
}

/** A run of a workflow's state machine, which its function agrees with. */
export interface Run<Output> extends Conclusion<Output> {
  /**
   * The arguments of every attempt to call a task, retries included, in order.
   * Throws when the workflow never calls such a task.
   */
  calls<T extends Task>(task: T): Parameters<T>[];
  calls<Input, Output>(command: CommandClass<Input, Output>): [input: Input][];
  /** What each of these calls came to. */
  results<T extends Task>(task: T): Result<Awaited<ReturnType<T>>>[];
  /** Names of the tasks that compensations called, in order, each call once. */
  readonly undone: readonly string[];
}

/** The run that an execution was. */
export function runOf<Output>(subject: Subject, execution: Execution, recording: readonly Attempt[]): Run<Output> {
  const made = (task: Stubbed): readonly Attempt[] => {
    const name = requireTask(task, subject);
    return recording.filter((attempt) => attempt.task === name);
  };
  function calls<T extends Task>(task: T): Parameters<T>[];
  function calls<Input, Output>(command: CommandClass<Input, Output>): [input: Input][];
  function calls(task: Stubbed): unknown[][] {
    return made(task).map((attempt) => argumentsFor(attempt));
  }
  return {
    ...conclusionOf(execution, { subject, definition: subject.workflow.definition }, asOutput<Output>),
    calls,
    results: <T extends Task>(task: T) => made(task).map((attempt) => resultFor<T>(attempt)),
    undone: recording.filter((each) => each.attempt === 1 && undoes(subject, each)).map(({ task }) => task),
  };
}

function undoes({ workflow }: Subject, { state }: Attempt): boolean {
  return workflow.map.states[state]?.undoes !== undefined;
}

/** What was run; without a subject no source is known. */
export interface Ran {
  readonly subject: Subject | null;
  readonly definition: object;
}

/** What an execution came to; `read` makes of its output what the test knows it as. */
export function conclusionOf<Output>(
  execution: Execution,
  { subject, definition }: Ran,
  read: (output: Json) => Output,
): Conclusion<Output> {
  const ending = endingOf(execution, subject?.workflow.targets);
  return {
    status: execution.status,
    output: ending.kind === "returned" ? read(ending.value) : undefined,
    error: ending.kind === "threw" ? { name: ending.name, message: ending.message } : undefined,
    transitions: execution.transitions,
    states: execution.history.flatMap(({ stateEnteredEventDetails: entered }) => entered?.name ?? []),
    duration: execution.stopTime - execution.startTime,
    history: execution.history,
    trace: () => traceOf(execution, subject),
    picture: (format = "svg") => {
      const taken = takenBy(stepsOf(entriesOf(execution.history) ?? []));
      return format === "svg" ? svgOf(chartOf(definition), taken) : mermaidOf(chartOf(definition), taken);
    },
    execution,
  };
}

function traceOf({ history }: Execution, subject: Subject | null): string {
  const map = subject === null ? null : sourceMapOf(subject.workflow.map);
  const source = subject === null ? (): string => "" : sourceLines(subject.root);
  return traceLines(stepsOf(entriesOf(history) ?? []), { map, source }).join("\n");
}

/** The function has returned an equal value, so the declared type says as much about this one. */
function asOutput<Output>(value: Json): Output {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- compared with the function's own result
  return value as Output;
}

/** The function has made the same call, which the type checker has seen. Arguments left out at the end stay so. */
function argumentsFor({ arguments: args }: Attempt): unknown[] {
  const length = args.findLastIndex((argument) => argument !== undefined) + 1;
  return args.slice(0, length);
}

/** What the task gave, as JSON; of a stub its type is checked. */
function resultFor<T extends Task>({ outcome }: Attempt): Result<Awaited<ReturnType<T>>> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the declared result, sent through JSON
  return resultSeen(outcome) as Result<Awaited<ReturnType<T>>>;
}
