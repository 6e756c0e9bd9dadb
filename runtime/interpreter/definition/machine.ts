/**
 * The Amazon States Language as the runtime executes it: both query languages, every type of state.
 * What the compiler emits (compiler/asl) is a part of it. Whatever passes the checks of this folder has these types.
 */
import type { Json } from "../../../compiler/asl/definition";

export type QueryLanguage = "JSONPath" | "JSONata";

/** A machine, or a part of one: a branch of a Parallel, the processor of a Map. */
export interface Branch {
  readonly StartAt: string;
  readonly States: { readonly [name: string]: State };
}

export interface Machine extends Branch {
  readonly Comment?: string;
  /** JSONPath where it says nothing. */
  readonly QueryLanguage?: QueryLanguage;
  readonly TimeoutSeconds?: number;
}

export type State =
  TaskState | PassState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState;

interface Common {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
}

/** Where a state goes: on to another state, or nowhere. */
export type Transition = { readonly Next: string } | { readonly End: true };

export type Assign = { readonly [variable: string]: Json };

/** A pair of a state, a rule of a Choice, or a catcher in JSONata mode; JSONPath mode has only `Assign`. */
export interface Effects {
  readonly Assign?: Assign;
  readonly Output?: Json;
}

/** What JSONPath mode takes of the input, and leaves of the output. */
export interface Paths {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
}

/** What JSONPath mode makes of a result. */
export interface ResultPaths extends Paths {
  readonly Parameters?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL" | "NONE";
}

export interface Catcher extends Effects {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
}

/** A state whose work gives a result or fails. */
export type Working = Common &
  Transition &
  Effects &
  ResultPaths & {
    readonly Retry?: readonly Retrier[];
    readonly Catch?: readonly Catcher[];
  };

export type TaskState = Working & {
  readonly Type: "Task";
  readonly Resource: string;
  readonly Arguments?: Json;
  readonly Credentials?: Json;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
};

export type PassState = Common & Transition & Effects & ResultPaths & { readonly Type: "Pass"; readonly Result?: Json };

/** A test of JSONPath mode: one operator, named by its field. */
export interface PathTest {
  readonly And?: readonly PathTest[];
  readonly Or?: readonly PathTest[];
  readonly Not?: PathTest;
  readonly Variable?: string;
}

export interface ChoiceRule extends Effects, PathTest {
  readonly Comment?: string;
  readonly Condition?: string | boolean;
  readonly Next: string;
}

export interface ChoiceState extends Common, Effects, Paths {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

export type WaitState = Common &
  Transition &
  Effects &
  Paths & {
    readonly Type: "Wait";
    readonly Seconds?: number | string;
    readonly SecondsPath?: string;
    readonly Timestamp?: string;
    readonly TimestampPath?: string;
  };

export interface SucceedState extends Common, Paths {
  readonly Type: "Succeed";
  readonly Output?: Json;
}

export interface FailState extends Common {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}

export type ParallelState = Working & {
  readonly Type: "Parallel";
  readonly Branches: readonly Branch[];
  readonly Arguments?: Json;
};

export interface Processor extends Branch {
  readonly ProcessorConfig?: { readonly Mode?: string; readonly ExecutionType?: string };
}

export type MapState = Working &
  DistributedFields & {
    readonly Type: "Map";
    readonly Items?: Json;
    readonly ItemsPath?: string;
    readonly ItemSelector?: Json;
    readonly MaxConcurrency?: number | string;
    readonly MaxConcurrencyPath?: string;
    readonly ItemProcessor?: Processor;
    /** The name that `ItemProcessor` had before. */
    readonly Iterator?: Processor;
  };

/** What only a distributed Map has. */
export interface DistributedFields {
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly Label?: string;
}

export interface ItemReader {
  readonly Resource: string;
  readonly Arguments?: Json;
  readonly Parameters?: Json;
  readonly ReaderConfig?: ReaderConfig;
}

export interface ReaderConfig {
  readonly InputType?: string;
  readonly Transformation?: string;
  readonly ManifestType?: string;
  readonly CSVDelimiter?: string;
  readonly CSVHeaderLocation?: string;
  readonly CSVHeaders?: readonly string[];
  readonly ItemsPointer?: string;
  readonly MaxItems?: number | string;
  readonly MaxItemsPath?: string;
}

export interface ItemBatcher {
  readonly MaxItemsPerBatch?: number | string;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: number | string;
  readonly MaxInputBytesPerBatchPath?: string;
  readonly BatchInput?: Json;
}

export interface ResultWriter {
  readonly Resource?: string;
  readonly Arguments?: Json;
  readonly Parameters?: Json;
  readonly WriterConfig?: { readonly Transformation?: string; readonly OutputType?: string };
}
