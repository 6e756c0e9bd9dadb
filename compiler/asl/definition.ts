/**
 * The Amazon States Language as types: what the compiler emits and the runtime executes.
 * JSONata mode only; the fields are those of https://states-language.net/ and the Developer Guide.
 */

/** A JSON value, as it crosses every border of a state machine. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON value some of whose strings are `{% … %}` expressions. */
export type Template = Json;

/** Variable name → template of its new value. */
export type Assign = { readonly [variable: string]: Template };

export interface Definition {
  readonly Comment?: string;
  readonly QueryLanguage: "JSONata";
  readonly StartAt: string;
  readonly TimeoutSeconds?: number;
  readonly States: States;
}

export type States = { readonly [name: string]: State };

/** A sub-machine: a branch of a Parallel state or the processor of a Map state. */
export interface Branch {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: States;
}

export type State =
  TaskState | PassState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState;

interface Common {
  readonly Comment?: string;
}

/** Where a state goes: on to another state, or nowhere. */
export type Transition = { readonly Next: string } | { readonly End: true };

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL" | "NONE";
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
}

interface Guarded {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export type TaskState = Common &
  Transition &
  Guarded & {
    readonly Type: "Task";
    readonly Resource: string;
    readonly Arguments?: Template;
    readonly Credentials?: Template;
    readonly TimeoutSeconds?: number | string;
    readonly HeartbeatSeconds?: number | string;
    readonly Assign?: Assign;
    readonly Output?: Template;
  };

export type PassState = Common &
  Transition & { readonly Type: "Pass"; readonly Assign?: Assign; readonly Output?: Template };

export interface ChoiceRule {
  readonly Comment?: string;
  readonly Condition: string;
  readonly Next: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export interface ChoiceState extends Common {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default: string;
  readonly Assign?: Assign;
  readonly Output?: Template;
}

export type WaitState = Common &
  Transition & {
    readonly Type: "Wait";
    readonly Seconds?: number | string;
    readonly Timestamp?: string;
    readonly Assign?: Assign;
    readonly Output?: Template;
  };

export interface SucceedState extends Common {
  readonly Type: "Succeed";
  readonly Output?: Template;
}

export interface FailState extends Common {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly Cause?: string;
}

export type ParallelState = Common &
  Transition &
  Guarded & {
    readonly Type: "Parallel";
    readonly Branches: readonly Branch[];
    readonly Arguments?: Template;
    readonly Assign?: Assign;
    readonly Output?: Template;
  };

export type MapState = Common &
  Transition &
  Guarded &
  DistributedFields & {
    readonly Type: "Map";
    readonly Items?: Template;
    readonly ItemSelector?: Template;
    readonly MaxConcurrency?: number | string;
    readonly ItemProcessor: Branch & { readonly ProcessorConfig?: ProcessorConfig };
    readonly Assign?: Assign;
    readonly Output?: Template;
  };

/** How the items of a Map are run: as parts of this execution, or as executions of their own. */
export type ProcessorConfig =
  { readonly Mode: "INLINE" } | { readonly Mode: "DISTRIBUTED"; readonly ExecutionType: "STANDARD" | "EXPRESS" };

/** What only a distributed Map has. */
export interface DistributedFields {
  readonly ItemReader?: {
    readonly Resource: string;
    readonly Arguments: Template;
    readonly ReaderConfig?: { readonly [field: string]: Json };
  };
  readonly ItemBatcher?: { readonly MaxItemsPerBatch: number; readonly BatchInput?: Template };
  readonly ResultWriter?: { readonly Resource: string; readonly Arguments: Template };
  readonly ToleratedFailureCount?: number;
  readonly ToleratedFailurePercentage?: number;
  readonly Label?: string;
}
