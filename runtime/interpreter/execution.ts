/** What one can ask of the runtime, and what it answers. */
import type { Json } from "../../compiler/asl/definition";
import type { HistoryEvent } from "./history-event";
import type { Limits } from "./limits";
import type { Outcome } from "./task-failure";

/** A call that a Task state makes. */
export interface InvokeRequest {
  /** Name of the Task state. */
  readonly state: string;
  /** Its `Resource`, as the definition writes it. */
  readonly resource: string;
  /** The evaluated `Arguments`: a copy that belongs to the one who is asked. */
  readonly arguments: Json;
  /** Counts from 1 for each stay in the state. */
  readonly attempt: number;
  /** The context object (`$states.context`) of the state: a copy. */
  readonly context: Json;
  /** Milliseconds of the virtual clock. */
  readonly time: number;
  /** Seconds after which the state gives up on the task; 99,999,999 where it sets none. */
  readonly taskTimeoutSeconds: number;
}

/**
 * Plays the tasks: gives the raw result of a call, or throws a `TaskFailure`.
 * An ordinary error that it throws fails the task as an error of a Node Lambda does.
 */
export type Invoke = (request: InvokeRequest) => Promise<Json | Outcome | void> | Json | Outcome | void;

export type MachineType = "STANDARD" | "EXPRESS";

export interface ExecuteOptions {
  /** Default `{}`. */
  readonly input?: Json;
  /** Default STANDARD. */
  readonly type?: MachineType;
  /** Name of the execution. */
  readonly name?: string;
  readonly stateMachineName?: string;
  /** Without it every task fails. */
  readonly invoke?: Invoke;
  /** Where the virtual clock starts: a Date, ISO text, or milliseconds. Default 2026-01-01T00:00:00.000Z. */
  readonly start?: string | Date | number;
  /** The same seed gives the same `$random`, `$uuid`, `$shuffle` and jitter. Default 0. */
  readonly seed?: number;
  /** Is told of every event of the history as it happens. */
  readonly observe?: (event: HistoryEvent) => void;
  /** Other quotas than those of AWS. */
  readonly limits?: Partial<Limits>;
}

export interface Execution {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT";
  /** Of an execution that succeeded. */
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly history: readonly HistoryEvent[];
  /** What AWS bills for a Standard workflow: states entered, and retries. */
  readonly transitions: number;
  /** Milliseconds of the virtual clock. */
  readonly startTime: number;
  readonly stopTime: number;
}
