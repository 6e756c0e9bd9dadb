/**
 * What a compilation yields: plain data, nothing of TypeScript's syntax left in it.
 * `src/build` turns it into files, `src/testing` and `src/cli/run` into executions.
 */
import type { Definition } from "./asl/definition";
import type { Diagnostic } from "./diagnostics/report";
import type { Span } from "./ir/span";
import type { Target } from "./ir/target";

export interface Compilation {
  /** In the order of their names. Empty when there is any error. */
  readonly workflows: readonly CompiledWorkflow[];
  /** Every task that a compiled workflow calls, in the order of their names. */
  readonly tasks: readonly TaskDeclaration[];
  /** Every error class of the program, in the order of their names. */
  readonly errors: readonly ErrorClass[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface CompiledWorkflow {
  /** Name of the state machine: the value of `@workflow`, or the name of the function. */
  readonly name: string;
  /** Name under which `file` exports the function. */
  readonly functionName: string;
  /** Path from the root of the project, with `/`. */
  readonly file: string;
  readonly span: Span;
  readonly type: "STANDARD" | "EXPRESS";
  readonly definition: Definition;
  readonly map: DefinitionMap;
  /** Names of the tasks it calls, sorted. Each stands as `${<Name>FunctionArn}` in the definition. */
  readonly tasks: readonly string[];
  /** What else it calls, each once, in the order of their names. */
  readonly targets: readonly Target[];
  /** Code that runs as JavaScript, all of it in one function: none for most workflows. In the order of the source. */
  readonly regions: readonly Region[];
  /** Calls of `console`, which a machine has no use for: they are left out. */
  readonly dropped: readonly Span[];
  /** `@timeout`: the deadline, counted from its start. */
  readonly timeoutSeconds: number | null;
  /** What its role must allow besides calling its tasks. */
  readonly permissions: readonly Permission[];
  /** Absent: nobody watches. */
  readonly watched?: Watched;
  /** Values that are known when it is deployed, in the order of their names; absent where there are none. */
  readonly parameters?: readonly Parameter[];
  readonly costs: Costs;
}

/** `parameter("OrdersTable")`: it stands as `${OrdersTable}` in the definition. */
export interface Parameter {
  readonly name: string;
  readonly default: string | number | null;
}

/** A stretch of the source that runs as the JavaScript that it is, because it has no faithful form in a definition. */
export interface Region {
  /** By which the function is told which one is meant; unique in its workflow. */
  readonly name: string;
  /** Path of its source file from the root of the project, with `/`. Its code sees what that module declares. */
  readonly file: string;
  readonly span: Span;
  /** Why it is outlined: what the compiler would have said against it. */
  readonly why: string;
  /** A function expression in TypeScript: from the values that it reads to those that are read later, both by key. */
  readonly code: string;
  /** Keys of values that it may change in place. */
  readonly changes: readonly string[];
  /** Its results are changed later: an object in two places of them would be two objects. */
  readonly separate: boolean;
  /** Keys of results that must not be undefined. */
  readonly required: readonly string[];
  /** Keys of results that may be NaN: then they are null. */
  readonly numbers: readonly string[];
  /** Its code can tell a property that is undefined from one that is not there. */
  readonly asksKeys?: true;
  /** Names of properties that may be there and undefined in objects that its code makes; JSON has none. */
  readonly hides?: readonly string[];
}

/** From the names of the definition back to the source. */
export interface DefinitionMap {
  readonly states: { readonly [state: string]: StateOrigin };
  /** ASL variable → name of the local in the source, with the place of its declaration. */
  readonly variables: { readonly [variable: string]: { readonly local: string; readonly span: Span } };
}

export interface StateOrigin {
  readonly span: Span;
  /** The task that the state calls. */
  readonly task?: string;
  /** The region of outlined code that the state calls. */
  readonly region?: string;
  /** What else it calls: an action of a service, `dynamodb:putItem`. */
  readonly call?: string;
  /** The call is repeated as the `retry` around it says, and not as the task's own `@retry`. */
  readonly retried?: true;
  /** Each try may take as long as the `within` around it says. */
  readonly limited?: true;
  /** Set on a state after which this compensation (numbered in source order from 1) is registered. */
  readonly registers?: readonly number[];
  /** Set on the states of a compensation: its number. */
  readonly undoes?: number;
}

/** What a run costs, as far as it can be said before it runs. */
export interface Costs {
  readonly states: number;
  /** Transitions of the shortest and the longest way to the end without an error and without a loop. */
  readonly transitions: { readonly least: number; readonly most: number };
  readonly loops: readonly { readonly state: string; readonly eventsPerTurn: number; readonly turns: number }[];
  /** Size of the definition in bytes. */
  readonly bytes: number;
}

export interface TaskDeclaration {
  /** The name of the exported function; unique in a project. */
  readonly name: string;
  readonly file: string;
  readonly span: Span;
  readonly parameters: readonly string[];
  /** `argument`: the payload is the one argument. `object`: an object keyed by the parameters' names. */
  readonly payload: "argument" | "object";
  readonly description: string;
  readonly memory: number | null;
  readonly timeoutSeconds: number | null;
  readonly architecture: "arm64" | "x86_64" | null;
  readonly environment: { readonly [name: string]: string };
  readonly concurrency: number | null;
  readonly permissions: readonly Permission[];
  readonly retry: RetryPolicy | null;
  /** It calls `taskContext()`. */
  readonly asks?: boolean;
  /** Why nothing has to be undone of what it does. */
  readonly uncompensated: string | null;
}

/** `@tracing`, `@logging`: how executions are watched. */
export interface Watched {
  readonly tracing: boolean;
  readonly logging: Logging | null;
}

/** `@logging level data` */
export interface Logging {
  readonly level: string;
  /** Inputs and outputs are in the log. */
  readonly data: boolean;
}

/** `@permission action resource` */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** `@retry`, resolved: class names are error names of the state machine. */
export interface RetryPolicy {
  /** Error names; null means any error. */
  readonly on: readonly string[] | null;
  /** Tries after the first. */
  readonly retries: number;
  readonly intervalSeconds: number;
  readonly backoff: number;
  readonly maxSeconds: number | null;
  readonly jitter: boolean;
}

/** An error class declared in the project. */
export interface ErrorClass {
  /** Name under which its errors travel: `ErrorEquals`, `run.error.name`. */
  readonly name: string;
  /** Name of the class in its file. */
  readonly className: string;
  readonly file: string;
  /** What `e.name` reads in Node: "Error" for a class that never sets it. */
  readonly nativeName: string;
  /** Names of its base class in the project, or null. */
  readonly base: string | null;
}

/** Name of the function in which the regions of a workflow run, beside those of its tasks. */
export function outlinedFunction(workflow: string): string {
  return `${workflow}Outlined`;
}

/** Names of all functions that a workflow calls. */
export function functionsOf({ name, tasks, regions }: CompiledWorkflow): readonly string[] {
  return regions.length === 0 ? tasks : [...tasks, outlinedFunction(name)];
}

/** Names of the workflows that a workflow calls. */
export function childrenOf({ targets }: Pick<CompiledWorkflow, "targets">): readonly string[] {
  return [...new Set(targets.flatMap((target) => (target.kind === "child" ? [target.name] : [])))];
}

/** Placeholder of a task's function in definitions: `chargeCard` → `ChargeCardFunctionArn`. */
export function functionPlaceholder(task: string): string {
  return `${logicalId(task)}FunctionArn`;
}

/** Placeholder of a workflow's state machine in definitions: `settleOrder` → `SettleOrderStateMachineArn`. */
export function machinePlaceholder(workflow: string): string {
  return `${logicalId(workflow)}StateMachineArn`;
}

/** Logical id in templates: `chargeCard` → `ChargeCard`. Letters and digits only. */
export function logicalId(name: string): string {
  const letters = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
