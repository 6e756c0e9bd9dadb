/** What one can ask of the runtime, and what it answers. */
import type { Json } from "../../compiler/asl/definition";
import type { HistoryEvent } from "./history-event";
import type { Limits } from "./limits";
import type { Clock } from "./clock";
import type { ObjectStore } from "./object-store";
import type { Outcome } from "./task-failure";

/** A call that a Task state makes. */
export interface InvokeRequest {
  /** Name of the Task state. */
  readonly state: string;
  /** Its `Resource`, as the definition writes it. */
  readonly resource: string;
  /** The evaluated `Arguments`: a copy that belongs to the one who is asked. */
  readonly arguments: Json;
  /** The evaluated `Credentials`, where the state has any. */
  readonly credentials?: Json;
  /** Counts from 1 for each stay in the state. */
  readonly attempt: number;
  /** The context object (`$states.context`) of the state: a copy. */
  readonly context: Json;
  /** Milliseconds of the virtual clock. */
  readonly time: number;
  /** Seconds after which the state gives up on the task; 99,999,999 where it sets none. */
  readonly taskTimeoutSeconds: number;
  /** Seconds of silence after which it gives up; `Infinity` where it sets none. */
  readonly heartbeatSeconds?: number;
  /** The token of a `.waitForTaskToken` task, an activity or a job. */
  readonly token?: string;
}

/** A task that waits for its token, and what can be done about it; `after` counts milliseconds of the virtual clock. */
export interface CallbackTask {
  readonly state: string;
  readonly resource: string;
  readonly token: string;
  readonly arguments: Json;
  readonly time: number;
  succeed(output: Json, after?: number): void;
  fail(error: string, cause?: string, after?: number): void;
  heartbeat(after?: number): void;
}

/**
 * Plays the tasks: gives the raw result of a call, or throws a `TaskFailure`.
 * An ordinary error that it throws fails the task as an error of a Node Lambda does.
 */
export type Invoke = (request: InvokeRequest) => Promise<Json | Outcome | void> | Json | Outcome | void;

/** What a Map Run has read from the object store, or written to it. */
export interface ObjectAccess {
  /** Name of the Map state. */
  readonly state: string;
  /** `s3:getObject`, `s3:listObjectsV2`, `s3:putObject` */
  readonly action: string;
  /** The evaluated arguments; of a reader with its configuration. */
  readonly arguments: Json;
  readonly time: number;
  /** The items, or where the results are; or what the Map Run failed with. */
  readonly outcome:
    | { readonly kind: "returned"; readonly value: Json }
    | { readonly kind: "failed"; readonly name: string; readonly message: string };
}

/** Says with which error a Map Run fails where it would read or write; null lets it do so. */
export type FailObjects = (
  access: Pick<ObjectAccess, "state" | "action" | "arguments">,
) => { readonly error: string; readonly cause: string } | null;

/** A child execution of a Map Run. */
export interface ChildExecution {
  readonly name: string;
  readonly input: Json;
  readonly status: "SUCCEEDED" | "FAILED";
  readonly history: readonly HistoryEvent[];
}

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
  /** A virtual clock to share with other executions; `start` means nothing then. */
  readonly clock?: Clock;
  /** Where distributed Maps read their items and write their results. Without one there are no objects. */
  readonly objectStore?: ObjectStore;
  /** Is told of what distributed Maps read and write. */
  readonly onObjects?: (access: ObjectAccess) => void;
  /** Is asked before each of these accesses. */
  readonly failObjects?: FailObjects;
  /**
   * Is told of every task that waits for its token, after `invoke` has been asked. The virtual clock stands still
   * until it is done.
   */
  readonly onCallback?: (task: CallbackTask) => Promise<void> | void;
  /** Makes the tokens of tasks. */
  readonly taskToken?: (state: string) => string;
  /** The account and the region of ARNs, and the role of the execution. */
  readonly accountId?: string;
  readonly region?: string;
  readonly roleArn?: string;
  /**
   * Milliseconds of real time after which a call without an answer is taken for one that never answers, if the
   * process has nothing new under way: for tasks with a timeout or heartbeat, 2000; for others, 60,000. `Infinity`
   * waits for good.
   */
  readonly patience?: number;
  /** Where the virtual clock starts: a Date, ISO text, or milliseconds. Default 2026-01-01T00:00:00.000Z. */
  readonly start?: string | Date | number;
  /** The same seed gives the same `$random`, `$uuid`, `$shuffle` and jitter. Default 0. */
  readonly seed?: number;
  /** Where it is noted what `$random` and `$uuid` give: a list that the caller may add to, of what it draws itself. */
  readonly drawn?: (number | string)[];
  /** Is told of every event of the history as it happens. */
  readonly observe?: (event: HistoryEvent) => void;
  /** Other quotas than those of AWS. */
  readonly limits?: Partial<Limits>;
}

export interface Execution {
  /** Its ARN. */
  readonly id: string;
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
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
  /** What `$random` and `$uuid` gave, in this order: numbers and texts. */
  readonly drawn: readonly (number | string)[];
  /** Those of its Map Runs, in the order of their ends; ones that were aborted are not among them. */
  readonly children: readonly ChildExecution[];
}
